import type { EvaluationView } from "../../../core/evaluate/view/evaluation-view.ts";
import type { SizingReport } from "../evaluate-sizing.ts";
import { viewColumn } from "./view-column.ts";

/** Workload of segments, and how busy the whole numbers of reps would be. */
export function viewSizing({ segments, workload, reps, below, above }: SizingReport): EvaluationView {
  return {
    title: { id: "Kebutuhan tenaga penjual menurut beban kerja", en: "Reps needed by workload" },
    notes: [...(below === null ? [] : [below]), above].map(({ reps: count, utilisation }) => ({
      text: {
        id: "{reps} tenaga penjual akan terpakai {share}.",
        en: "{reps} reps would be busy at {share}.",
      },
      values: {
        reps: { value: count, unit: "count" as const },
        share: { value: utilisation, unit: "share" as const },
      },
    })),
    tables: [
      {
        title: { id: "Segmen", en: "Segments" },
        columns: [
          viewColumn("segment", "segmen", "segment"),
          viewColumn("accounts", "akun", "accounts", "count"),
          viewColumn("workload", "beban kerja", "workload", "number"),
          viewColumn("reps", "tenaga penjual", "reps", "number"),
        ],
        rows: [
          ...segments.map((row) => [row.segment, row.accounts, row.workload, row.reps]),
          ["Σ", null, workload, reps],
        ],
      },
    ],
    plots: [],
  };
}
