import { isDependent, seesNobodyLeave } from "../../../core/evaluate/customer-value/doubt-model.ts";
import type { CustomerValues } from "../../../core/evaluate/customer-value/value-customers.ts";
import type { EvaluationView, Note, Plot } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

/** Customers by what they are expected to buy. */
export function viewCustomerValue(report: CustomerValues & { readonly months: number }): EvaluationView {
  const { customers, purchases, spend, months, correlation } = report;
  const unit = purchases.timeUnit;
  const number = (value: number | null) => ({ value, unit: "number" as const });
  const money: Note =
    spend === null
      ? {
          text: {
            id: "Kurang dari 100 pelanggan kembali dan membayar, jadi nilai uang tidak dapat diperkirakan.",
            en: "Fewer than 100 customers came back and paid, so no money can be foretold.",
          },
        }
      : {
          text: {
            id: "Gamma–Gamma: p {p}, q {q}, v {v}; korelasi uang dan jumlah pembelian {correlation}.",
            en: "Gamma–Gamma: p {p}, q {q}, v {v}; correlation of money and purchases {correlation}.",
          },
          values: {
            p: number(spend.p),
            q: number(spend.q),
            v: number(spend.v),
            correlation: number(correlation),
          },
        };
  return {
    title: { id: "Nilai seumur hidup pelanggan", en: "Customer lifetime value" },
    notes: [
      {
        text: {
          id: `BG/NBD per ${UNITS_ID[unit]}: r {r}, α {alpha}, a {a}, b {b}; {months} bulan ke depan.`,
          en: `BG/NBD per ${unit}: r {r}, α {alpha}, a {a}, b {b}; {months} months ahead.`,
        },
        values: {
          r: number(purchases.r),
          alpha: number(purchases.alpha),
          a: number(purchases.a),
          b: number(purchases.b),
          months: number(months),
        },
      },
      money,
      ...(isDependent(correlation) ? [DEPENDENT] : []),
      ...(seesNobodyLeave(purchases) ? [NOBODY_LEAVES] : []),
    ],
    tables: [
      {
        title: { id: "Pelanggan", en: "Customers" },
        columns: [
          viewColumn("account", "akun", "account"),
          viewColumn("repeats", "pembelian ulang", "repeats", "count"),
          viewColumn("last_purchase", "terakhir", "last", "number"),
          viewColumn("age", "umur", "age", "number"),
          viewColumn("probability_alive", "peluang masih membeli", "P(alive)", "share"),
          viewColumn("expected_purchases", "pembelian diharapkan", "expected purchases", "number"),
          viewColumn("expected_spend", "uang per pembelian", "expected spend", "number"),
          viewColumn("value", "nilai", "value", "number"),
        ],
        rows: customers.map((row) => [
          row.customer,
          row.repeats,
          row.lastPurchase,
          row.age,
          row.probabilityAlive,
          row.expectedPurchases,
          row.expectedSpend,
          row.value,
        ]),
      },
    ],
    plots: [alivePlot(customers, unit)],
  };
}

const DEPENDENT: Note = {
  text: {
    id: "Uang dan jumlah pembelian berkorelasi, padahal modelnya menganggapnya tidak: nilai kelompok pelanggan yang serupa sebaiknya dihitung tersendiri.",
    en: "Money and number of purchases are correlated, which the model takes for not: value groups of like customers apart.",
  },
};

const NOBODY_LEAVES: Note = {
  text: {
    id: "Dalam jangka ini tidak terlihat pelanggan yang pergi, jadi semua dianggap tetap membeli; riwayat lebih panjang menunjukkan yang pergi.",
    en: "No customer can be seen to have left in this time, so all are taken to go on buying; a longer history shows who leaves.",
  },
};

const UNITS_ID = { day: "hari", week: "minggu", month: "bulan" } as const;

function alivePlot(
  customers: CustomerValues["customers"],
  unit: CustomerValues["purchases"]["timeUnit"],
): Plot {
  return {
    title: {
      id: "Peluang masih membeli terhadap waktu sejak pembelian terakhir",
      en: "P(alive) against time since the last purchase",
    },
    reading: {
      id: "Pelanggan di kanan bawah mungkin sudah pergi; yang tak pernah kembali selalu 100 % menurut modelnya.",
      en: "Customers at the lower right may be gone; who never came back is at 100 % by construction of the model.",
    },
    xLabel: { id: `${UNITS_ID[unit]} sejak pembelian terakhir`, en: `${unit}s since the last purchase` },
    yLabel: { id: "peluang masih membeli", en: "P(alive)" },
    yUnit: "share",
    x: customers.map(({ age, lastPurchase }) => age - lastPurchase),
    names: customers.map(({ customer }) => customer),
    layers: [
      {
        kind: "points",
        label: { id: "pelanggan", en: "customer" },
        y: customers.map(({ probabilityAlive }) => probabilityAlive),
      },
    ],
    table: 0,
  };
}
