import type { SwotAspect } from "../../../core/domain/swot-aspects.ts";
import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import type { EvaluationView, Word } from "../../../core/evaluate/view/evaluation-view.ts";
import type { SwotItem } from "../../ports/rows/swot.ts";
import { viewColumn } from "./view-column.ts";

/** Items of a SWOT analysis with the key figure they show in, and how their actions stand on a day. */
export const viewSwot = ({
  items,
  today,
}: {
  readonly items: readonly SwotItem[];
  readonly today: string;
}): EvaluationView => ({
  title: { id: "Analisis SWOT", en: "SWOT analysis" },
  notes: [],
  tables: [
    {
      title: { id: "Butir", en: "Items" },
      columns: [
        viewColumn("aspect", "aspek", "aspect"),
        viewColumn("body", "isi", "body"),
        viewColumn("metric", "indikator", "key figure"),
        viewColumn("action", "tindakan", "action"),
        viewColumn("due_on", "tenggat", "due on"),
        viewColumn("state", "keadaan", "state"),
      ],
      rows: items.map(({ aspect, body, metric, action, dueOn, doneOn }) => [
        ASPECTS[aspect],
        body,
        nameOf(metric),
        action,
        dueOn,
        action === null ? NO_ACTION : doneOn !== null ? DONE : (dueOn ?? "") < today ? OVERDUE : OPEN,
      ]),
    },
  ],
  plots: [],
});

const nameOf = (metric: string | null): Word | null => {
  const kpi = KPIS.find(({ key }) => key === metric);
  return kpi === undefined ? null : { key: kpi.key, ...kpi.name };
};

const ASPECTS: Readonly<Record<SwotAspect, Word>> = {
  strength: { key: "strength", id: "kekuatan", en: "strength" },
  weakness: { key: "weakness", id: "kelemahan", en: "weakness" },
  opportunity: { key: "opportunity", id: "peluang", en: "opportunity" },
  threat: { key: "threat", id: "ancaman", en: "threat" },
};
const NO_ACTION: Word = { key: "no-action", id: "tanpa tindakan", en: "no action" };
const DONE: Word = { key: "done", id: "selesai", en: "done" };
const OVERDUE: Word = { key: "overdue", id: "lewat tenggat", en: "overdue" };
const OPEN: Word = { key: "open", id: "berjalan", en: "open" };
