import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Cost to serve. */
export const costToServe = defineKpi({
  key: "cost-to-serve",
  version: 1,
  unit: "money",
  name: { id: "Biaya layanan", en: "Cost to serve" },
  definition: {
    id: "Biaya melayani akun: kunjungan, pengiriman, retur, kredit.",
    en: "Cost of serving the accounts: visits, freight, returns, credit.",
  },
  numerator: "costToServe",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["costToServe"],
  compute: (m) => amount(m.costToServe),
});
