import type { Field, TabularKind } from "./field.ts";

const FIELDS: readonly Field[] = [
  {
    key: "code",
    type: { type: "code", maximum: 200 },
    required: true,
    names: ["code", "place code", "geonameid", "geoname id", "id", "kode", "kode desa", "kode kecamatan"],
    meaning: "the key by which the place is known",
  },
  {
    key: "name",
    type: { type: "text", maximum: 200 },
    required: true,
    names: [
      "name",
      "place",
      "town",
      "city",
      "place name",
      "nama",
      "kota",
      "kecamatan",
      "desa",
      "municipality",
      "nome",
    ],
    meaning: "what it is called in addresses",
  },
  {
    key: "country",
    type: { type: "text", maximum: 100 },
    names: ["country", "country code", "negara"],
    meaning: "two letters of ISO 3166, or its name in English or Indonesian",
  },
  {
    key: "admin1",
    type: { type: "text", maximum: 200 },
    names: ["admin1", "state", "state code", "province", "region", "provinsi", "estado", "uf"],
    meaning: "the state or province",
  },
  {
    key: "admin2",
    type: { type: "text", maximum: 200 },
    names: ["admin2", "county", "district", "kabupaten", "kab kota", "kabupaten kota"],
    meaning: "the county or district",
  },
  {
    key: "postalCode",
    type: { type: "code", maximum: 20 },
    names: ["postal code", "postcode", "zip", "zip code", "kode pos"],
    meaning: "its postal code",
  },
  {
    key: "lon",
    type: { type: "longitude" },
    required: true,
    names: ["lon", "lng", "long", "longitude", "bujur"],
    meaning: "degrees east",
  },
  {
    key: "lat",
    type: { type: "latitude" },
    required: true,
    names: ["lat", "latitude", "lintang"],
    meaning: "degrees north",
  },
  {
    key: "population",
    type: { type: "number", minimum: 0, maximum: 1e9 },
    names: ["population", "inhabitants", "pop", "penduduk", "populasi"],
    meaning: "its inhabitants",
  },
];

/** Towns and villages by which accounts without a position are placed. */
export const PLACES: TabularKind = { kind: "places", fields: FIELDS };
