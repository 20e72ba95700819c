import { amount } from "../amount.ts";
import { defineKpi } from "../define-kpi.ts";

/** Active outlets. */
export const activeOutlets = defineKpi({
  key: "active-outlets",
  version: 1,
  unit: "count",
  name: { id: "Outlet aktif (OA)", en: "Active outlets" },
  definition: {
    id: "Akun berbeda dengan sedikitnya satu pesanan; antarperiode tidak dapat dijumlahkan.",
    en: "Different accounts with at least one order; periods cannot be added up.",
  },
  numerator: "activeOutlets",
  denominator: null,
  window: "the period",
  attribution: "effective-dated owner on the event date",
  needs: ["activeOutlets"],
  compute: (m) => amount(m.activeOutlets),
});
