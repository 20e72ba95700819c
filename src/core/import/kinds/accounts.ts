import { MONEY } from "./common-fields.ts";
import type { Field, RowReport, TabularKind, Value } from "./field.ts";

const FIELDS: readonly Field[] = [
  {
    key: "code",
    type: { type: "code", maximum: 200 },
    required: true,
    names: [
      "code",
      "account code",
      "account id",
      "account key",
      "account",
      "customer id",
      "customer code",
      "unique identifier",
      "external id",
      "reseller key",
      "seller id",
      "account_vod",
      "external_id_vod",
      "site identifier",
      "id",
      "kode",
      "kode pelanggan",
      "kode akun",
      "kode toko",
      "id pelanggan",
    ],
    meaning: "the key of your own by which the account is known",
  },
  {
    key: "name",
    type: { type: "text", maximum: 200 },
    required: true,
    names: [
      "name",
      "account name",
      "company name",
      "customer name",
      "company",
      "reseller",
      "account",
      "nama",
      "nama pelanggan",
      "nama toko",
      "nama akun",
    ],
    meaning: "what it is called",
  },
  {
    key: "parent",
    type: { type: "reference", to: "account" },
    names: [
      "parent",
      "parent code",
      "parent account",
      "parent id",
      "subsidiary of",
      "grouping account",
      "induk",
      "kode induk",
    ],
    meaning: "the head of its family",
  },
  {
    key: "unit",
    type: { type: "reference", to: "unit" },
    names: [
      "unit",
      "unit code",
      "zip",
      "zip code",
      "postal code",
      "postcode",
      "post code",
      "kode pos",
      "kode wilayah",
      "kecamatan",
      "kabupaten",
      "fips",
      "geoid",
    ],
    meaning: "the unit it lies in, where it has no coordinates",
  },
  {
    key: "lon",
    type: { type: "longitude" },
    names: ["lon", "lng", "long", "longitude", "longitude/x", "x", "bujur"],
    meaning: "degrees east",
  },
  {
    key: "lat",
    type: { type: "latitude" },
    names: ["lat", "latitude", "latitude/y", "y", "lintang"],
    meaning: "degrees north",
  },
  {
    key: "locationKind",
    type: { type: "choice", values: ["exact", "approximate"], synonyms: {} },
    names: ["location kind"],
    meaning: "whether the position is the account's own or that of its town",
  },
  {
    key: "town",
    type: { type: "text", maximum: 200 },
    isStored: false,
    names: [
      "town",
      "city",
      "account city",
      "billing city",
      "mailing city",
      "seller city",
      "kota",
      "municipality",
    ],
    meaning: "the town it lies in, by which it is placed where it has no coordinates and no unit",
  },
  {
    key: "country",
    type: { type: "text", maximum: 100 },
    isStored: false,
    names: ["country", "country code", "billing country", "office location", "country region", "negara"],
    meaning: "the country of its town",
  },
  {
    key: "admin1",
    type: { type: "text", maximum: 200 },
    isStored: false,
    names: ["state", "province", "state province", "billing state", "seller state", "provinsi", "region"],
    meaning: "the state or province of its town",
  },
  {
    key: "admin2",
    type: { type: "text", maximum: 200 },
    isStored: false,
    names: ["county", "kabupaten kota"],
    meaning: "the county or district of its town",
  },
  {
    key: "townPostalCode",
    type: { type: "code", maximum: 20 },
    isStored: false,
    names: ["billing postal code", "billing zip", "mailing zip"],
    meaning: "the postal code of its town",
  },
  {
    key: "segment",
    type: { type: "text", maximum: 200 },
    names: [
      "segment",
      "class",
      "account class",
      "business type",
      "customer segment",
      "tier",
      "segmen",
      "kelas",
    ],
    meaning: "your own grouping, as A, B, C",
  },
  {
    key: "industry",
    type: { type: "text", maximum: 200 },
    names: ["industry", "sector", "branch", "business segment", "industri", "sektor", "bidang usaha"],
    meaning: "the line of business",
  },
  {
    key: "stage",
    type: {
      type: "choice",
      values: ["prospect", "customer", "lapsed"],
      synonyms: {
        active: "customer",
        client: "customer",
        pelanggan: "customer",
        aktif: "customer",
        lead: "prospect",
        target: "prospect",
        opportunity: "prospect",
        calon: "prospect",
        prospek: "prospect",
        inactive: "lapsed",
        lost: "lapsed",
        former: "lapsed",
        churned: "lapsed",
        "tidak aktif": "lapsed",
      },
    },
    names: ["stage", "lifecycle stage", "account stage", "customer status", "status", "tahap"],
    meaning: "prospect, customer or lapsed",
  },
  {
    key: "products",
    type: { type: "list" },
    names: ["products", "product list", "produk"],
    meaning: "codes of what it buys, separated by semicolons",
  },
  {
    key: "revenue",
    type: MONEY,
    names: [
      "revenue",
      "revenue per year",
      "annual revenue",
      "sales",
      "turnover",
      "omzet",
      "omset",
      "pendapatan",
      "penjualan",
    ],
    meaning: "what it brings in a year, in the organisation's currency",
  },
  {
    key: "potential",
    type: MONEY,
    names: ["potential", "potential per year", "declared monthly revenue", "market potential", "potensi"],
    meaning: "what it could bring in a year",
  },
  {
    key: "workloadHours",
    type: { type: "number", minimum: 0, maximum: 1e6 },
    names: [
      "workload hours",
      "workload hours per month",
      "workload",
      "hours per month",
      "beban kerja",
      "jam kerja",
    ],
    meaning: "hours of a rep's work in a month",
  },
];

/** Customers and prospects. */
export const ACCOUNTS: TabularKind = { kind: "accounts", fields: FIELDS, checkRow };

function checkRow(values: Record<string, Value>, report: RowReport): void {
  const { lon, lat, code, parent } = values;
  if ((lon ?? null) === null && (lat ?? null) === null) {
    // neither says nothing; empty ones clear nothing either, as half a place would be left
    delete values.lon;
    delete values.lat;
  } else if ((lon ?? null) === null || (lat ?? null) === null) {
    report({
      severity: "problem",
      code: "IMP-307",
      field: (lon ?? null) === null ? "lon" : "lat",
      cause: "one of longitude and latitude is missing",
      fix: "give both, or neither",
    });
  }
  if (parent !== undefined && parent !== null && parent === code) {
    report({
      severity: "problem",
      code: "IMP-308",
      field: "parent",
      value: String(parent),
      cause: "an account is no member of its own family",
      fix: "leave the parent of the family's head empty",
    });
  }
}
