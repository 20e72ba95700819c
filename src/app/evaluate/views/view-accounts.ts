import type { AccountEvaluation } from "../../../core/evaluate/accounts/evaluate-accounts.ts";
import type { EvaluationView, Plot } from "../../../core/evaluate/view/evaluation-view.ts";
import { viewColumn } from "./view-column.ts";

/** Accounts by net profit, and the whale curve. */
export function viewAccounts({ accounts, totals, whaleCurve }: AccountEvaluation): EvaluationView {
  const { peak } = whaleCurve;
  return {
    title: { id: "Laba bersih per akun", en: "Net profit by account" },
    notes: [
      {
        text: {
          id: "{count} akun terbaik menghasilkan {profit} ({share} dari laba bersih); {losing} akun merugi {lost}.",
          en: "The best {count} accounts make {profit} ({share} of the net profit); {losing} accounts lose {lost}.",
        },
        values: {
          count: { value: peak.accounts, unit: "count" },
          profit: { value: peak.profit, unit: "money" },
          share: { value: peak.share, unit: "share" },
          losing: { value: totals.losing, unit: "count" },
          lost: { value: Math.abs(totals.lost), unit: "money" },
        },
      },
      ...(totals.costCoverage !== null && totals.costCoverage < 1
        ? [
            {
              text: {
                id: "Biaya belum lengkap: tercatat untuk {share} pendapatan, jadi laba bersih terlalu tinggi.",
                en: "Costs are incomplete: they are recorded for {share} of the revenue, so net profit is too high.",
              },
              values: { share: { value: totals.costCoverage, unit: "share" as const } },
            },
          ]
        : []),
    ],
    tables: [
      {
        title: { id: "Akun", en: "Accounts" },
        columns: [
          viewColumn("account", "akun", "account"),
          viewColumn("revenue", "pendapatan", "revenue", "money"),
          viewColumn("discount", "diskon", "discount", "money"),
          viewColumn("cost", "biaya barang", "cost of goods", "money"),
          viewColumn("cost_to_serve", "biaya layanan", "cost to serve", "money"),
          viewColumn("net_profit", "laba bersih", "net profit", "money"),
          viewColumn("margin", "margin", "margin", "share"),
          viewColumn("abc_class", "ABC", "ABC"),
          viewColumn("orders", "pesanan", "orders", "count"),
          viewColumn("rfm", "RFM", "RFM"),
          viewColumn("share_of_wallet", "pangsa belanja", "share of wallet", "share"),
          viewColumn("white_space", "belum tergarap", "white space", "money"),
        ],
        rows: accounts.map((row) => [
          row.account,
          row.revenue,
          row.discount,
          row.cost,
          row.costToServe,
          row.netProfit,
          row.margin,
          row.abcClass,
          row.orders,
          row.rfm === null ? null : `${row.rfm.recency}${row.rfm.frequency}${row.rfm.monetary}`,
          row.whiteSpace?.shareOfWallet ?? null,
          row.whiteSpace?.gap ?? null,
        ]),
      },
    ],
    plots: [whalePlot(accounts, whaleCurve)],
  };
}

function whalePlot(
  accounts: AccountEvaluation["accounts"],
  { at, peak, shares, cumulative }: AccountEvaluation["whaleCurve"],
): Plot {
  return {
    title: { id: "Kurva paus: laba bersih kumulatif", en: "Whale curve: cumulative net profit" },
    reading: {
      id: "Naik selama akun berlaba; turun sebesar yang dihabiskan akun yang merugi.",
      en: "It rises with accounts that earn, and falls by what the others lose.",
    },
    xLabel: { id: "akun, laba tertinggi lebih dulu", en: "accounts, highest profit first" },
    yLabel:
      shares === null
        ? { id: "laba bersih kumulatif", en: "cumulative net profit" }
        : { id: "bagian dari seluruh laba bersih", en: "share of all net profit" },
    yUnit: shares === null ? "money" : "share",
    x: [0, ...at],
    names: ["", ...at.map((place) => accounts[place - 1].account)],
    layers: [
      {
        kind: "line",
        label: { id: "kumulatif", en: "cumulative" },
        y: [0, ...(shares ?? cumulative)],
        flagged: peak.accounts > 0 ? [1 + at.indexOf(peak.accounts)] : [],
      },
    ],
    table: 0,
  };
}
