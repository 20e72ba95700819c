import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Net profit. */
export const netProfit = defineKpi({
  key: "net-profit",
  version: 1,
  unit: "money",
  name: { id: "Laba bersih", en: "Net profit" },
  definition: {
    id: "Pendapatan dikurangi diskon, harga pokok, dan biaya layanan.",
    en: "Revenue less discounts, cost of goods and cost to serve.",
  },
  numerator: "revenue − discount − costOfGoods − costToServe",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["revenue", "discount", "costOfGoods", "costToServe"],
  compute: (m) => amount(m.revenue - m.discount - m.costOfGoods - m.costToServe),
});
