import type { EvaluationView } from "../../../core/evaluate/view/evaluation-view.ts";
import type { FitReport, PrioritiesReport } from "../evaluate-priorities.ts";
import { viewColumn } from "./view-column.ts";

/** Accounts by expected gain per hour of a rep. */
export const viewPriorities = ({ accounts }: Pick<PrioritiesReport, "accounts">): EvaluationView => ({
  title: { id: "Prioritas menurut hasil per jam kerja", en: "Priorities by gain per hour" },
  notes: [],
  tables: [
    {
      title: { id: "Akun", en: "Accounts" },
      columns: [
        viewColumn("account", "akun", "account"),
        viewColumn("win_probability", "peluang menang", "P(win)", "share"),
        viewColumn("potential", "potensi", "potential", "money"),
        viewColumn("revenue", "pendapatan", "revenue", "money"),
        viewColumn("hours", "jam", "hours", "number"),
        viewColumn("gain_per_hour", "hasil per jam", "gain per hour", "money"),
      ],
      rows: accounts.map((row) => [
        row.account,
        row.winProbability,
        row.potentialRevenue,
        row.currentRevenue,
        row.hoursNeeded,
        row.gainPerHour,
      ]),
    },
  ],
  plots: [],
});

/** Accounts by fit to the ideal customer profile, with the reasons. */
export const viewFit = ({ accounts }: FitReport): EvaluationView => ({
  title: { id: "Kecocokan dengan profil pelanggan ideal", en: "Fit to the ideal customer profile" },
  notes: [],
  tables: [
    {
      title: { id: "Akun", en: "Accounts" },
      columns: [
        viewColumn("account", "akun", "account"),
        viewColumn("score", "skor", "score", "number"),
        viewColumn("completeness", "kelengkapan data", "data known", "share"),
        viewColumn("reasons", "karena", "because"),
        viewColumn("knocked_out_by", "gugur karena", "knocked out by"),
      ],
      rows: accounts.map(({ account, score, completeness, reasons, knockedOutBy }) => [
        account,
        score,
        completeness,
        reasons.map(({ dimension, contribution }) => `${dimension} ${contribution.toFixed(0)}`).join(", ") ||
          null,
        knockedOutBy,
      ]),
    },
  ],
  plots: [],
});
