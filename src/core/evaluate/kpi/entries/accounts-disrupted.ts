import { defineKpi } from "../define-kpi.ts";
import { ratio } from "../ratio.ts";

/** Accounts disrupted. */
export const accountsDisrupted = defineKpi({
  key: "accounts-disrupted",
  version: 1,
  unit: "share",
  name: { id: "Akun terganggu", en: "Accounts disrupted" },
  definition: {
    id: "Akun yang berganti tenaga penjual.",
    en: "Accounts whose rep changes.",
  },
  numerator: "accountsMoved",
  denominator: "accounts",
  window: "from one plan to the next",
  attribution: "owner of the account on the last day of the period",
  needs: ["accountsMoved", "accounts"],
  compute: (m) => ratio(m.accountsMoved, m.accounts),
});
