import { type QuotaSearch, readQuotaSearch } from "../goals/quota-search.ts";
import type { EvaluationKind, SnapshotHead } from "./snapshot-queries.ts";

/** The page that shows a kind of evaluation from what was kept. */
const PAGE_OF = {
  accounts: "/evaluate/accounts",
  causes: "/evaluate/changes",
  "customer-value": "/evaluate/worth",
  forecast: "/evaluate/forecast",
  kpis: "/evaluate/kpis",
  "look-alikes": "/evaluate/look-alikes",
  performance: "/evaluate/snapshots/figures",
  pipeline: "/evaluate/pipeline",
  "pipeline-forecast": "/evaluate/pipeline-forecast",
  priorities: "/evaluate/snapshots/figures",
  quotas: "/goals/quotas",
  reps: "/evaluate/reps",
  service: "/evaluate/service",
  territories: "/evaluate/territories",
  trend: "/evaluate/snapshots/figures",
} as const satisfies Record<EvaluationKind, string>;

/** The page that tells today of what only `/evaluate/snapshots/figures` shows alone. */
const TODAY_OF = {
  performance: "/evaluate/service",
  priorities: "/evaluate/accounts",
  trend: "/evaluate/changes",
} as const satisfies Partial<Record<EvaluationKind, string>>;

export const pageOfToday = (kind: EvaluationKind) =>
  kind in TODAY_OF ? TODAY_OF[kind as keyof typeof TODAY_OF] : null;

/** Fields of the address that hold as percent what is asked for as a share. */
const PERCENT_OF = { marginShare: "margin", bestShare: "share", priorWeight: "weight", cap: "cap" } as const;
/** Shares are typed as percent with few digits: 0.07 × 100 is more than 7 by chance alone. */
const DIGITS = 1e6;

interface Address {
  readonly to: (typeof PAGE_OF)[EvaluationKind];
  readonly search: QuotaSearch;
}

/** Where kept figures are looked at, with the filters that they were asked by. */
export function addressOf({
  id,
  request,
}: Pick<SnapshotHead, "id"> & {
  readonly request: Pick<SnapshotHead["request"], "kind" | "query">;
}): Address {
  const { kind, query } = request;
  const asked: Readonly<Record<string, unknown>> = { ...query };
  const percents = Object.entries(PERCENT_OF).flatMap(([field, name]) => {
    const share = asked[field];
    return typeof share === "number" ? [[name, Math.round(share * 100 * DIGITS) / DIGITS] as const] : [];
  });
  return {
    to: PAGE_OF[kind],
    search: readQuotaSearch({ ...asked, ...Object.fromEntries(percents), snapshot: id }),
  };
}
