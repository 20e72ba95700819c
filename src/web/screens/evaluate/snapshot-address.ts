import { type EvaluateSearch, readEvaluateSearch } from "./evaluate-search.ts";
import type { EvaluationKind, SnapshotHead } from "./snapshot-queries.ts";

/** The page that shows a kind of evaluation from what was kept; who keeps another kind reads its file. */
const PAGE_OF = {
  causes: "/evaluate/changes",
  "customer-value": "/evaluate/worth",
  forecast: "/evaluate/forecast",
  kpis: "/evaluate/kpis",
  "look-alikes": "/evaluate/look-alikes",
  pipeline: "/evaluate/pipeline",
  "pipeline-forecast": "/evaluate/pipeline-forecast",
  reps: "/evaluate/reps",
  service: "/evaluate/service",
  territories: "/evaluate/territories",
} as const satisfies Partial<Record<EvaluationKind, string>>;

type ShownKind = keyof typeof PAGE_OF;
const isShown = (kind: EvaluationKind): kind is ShownKind => kind in PAGE_OF;
const PERCENT = 100;

interface Address {
  readonly to: (typeof PAGE_OF)[ShownKind];
  readonly search: EvaluateSearch;
}

/** Where kept figures are looked at, with the filters that they were asked by; null: no page shows this kind. */
export function addressOf({
  id,
  request,
}: Pick<SnapshotHead, "id"> & {
  readonly request: Pick<SnapshotHead["request"], "kind" | "query">;
}): Address | null {
  const { kind, query } = request;
  if (!isShown(kind)) return null;
  const asked: Readonly<Record<string, unknown>> = { ...query };
  const { marginShare, bestShare } = asked;
  return {
    to: PAGE_OF[kind],
    search: readEvaluateSearch({
      ...asked,
      ...(typeof marginShare === "number" && { margin: marginShare * PERCENT }),
      ...(typeof bestShare === "number" && { share: bestShare * PERCENT }),
      snapshot: id,
    }),
  };
}
