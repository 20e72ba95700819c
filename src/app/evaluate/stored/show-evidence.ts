import { type Outcome, success } from "../../../core/domain/problem.ts";
import type { Kpi } from "../../../core/evaluate/kpi/kpi.ts";
import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { EvidenceFacts } from "../../ports/rows/facts.ts";
import type { Store } from "../../ports/store.ts";
import { notFound } from "../../refuse.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { computeAll, type KpiOfScope, listRecorded } from "./evaluate-kpis-by-scope.ts";

export interface EvidenceRequest extends StoredRequest {
  readonly key: string;
  /** Of the scope whose figure it is; empty: of what belongs to none; null: of everything. */
  readonly code: string | null;
  readonly limit: number;
}

export interface Evidence extends Credited {
  readonly kpi: Omit<Kpi, "compute">;
  readonly code: string | null;
  /** Null where something that it needs is not recorded. */
  readonly figure: KpiOfScope | null;
  /** The largest, at most as many as were asked for. */
  readonly items: readonly EvidenceFacts[];
}

/**
 * What a key figure was added up from, the largest first: by account, and by product where the scope is an account. Goals, which
 * name no account, stand in a line of their own. Problems: APP-404 no such key figure; EVA-161, EVA-162, EVA-163 as of the figure.
 */
export const showEvidence = (
  world: { readonly store: Store },
  actor: Actor,
  { key, code, limit, ...request }: EvidenceRequest,
): Promise<Outcome<Evidence>> =>
  act(world, actor, "evaluations:read", async (tx) => {
    const found = KPIS.find((kpi) => kpi.key === key);
    if (found === undefined) return notFound("key figure", key);
    const window = await chooseWindow(tx, actor, request);
    if (!window.ok) return window;
    const { compute: _, ...kpi } = found;
    const { sums, items } = await tx.facts.evidence({
      ...window.value.query,
      ...{ code, limit, measures: kpi.needs },
    });
    const recorded = await listRecorded(tx, window.value.query);
    const figure = kpi.needs.every((measure) => recorded.has(measure))
      ? computeAll([sums], recorded)[0][key]
      : null;
    return success({ ...window.value.credited, kpi, code, figure, items });
  });
