import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** New accounts. */
export const newAccounts = defineKpi({
  key: "new-accounts",
  version: 1,
  unit: "count",
  name: { id: "Akun baru", en: "New accounts" },
  definition: {
    id: "Akun dengan pesanan pertama dalam periode.",
    en: "Accounts with their first order in the period.",
  },
  numerator: "newAccounts",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["newAccounts"],
  compute: (m) => amount(m.newAccounts),
});
