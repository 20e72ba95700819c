import { type Outcome, success } from "../../../core/domain/problem.ts";
import {
  evaluatePipeline,
  type PipelineEvaluation,
} from "../../../core/evaluate/pipeline/evaluate-pipeline.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";

export interface StoredPipeline extends Credited, PipelineEvaluation {}

/** Win rates with intervals and a verdict, sales cycles and the open pipeline, of the opportunities that were open in the window. */
export async function evaluateOpportunities(
  tx: Transaction,
  actor: Actor,
  request: StoredRequest,
): Promise<Outcome<StoredPipeline>> {
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const found = await tx.facts.opportunities(window.value.query);
  const rows = {
    group: found.map(({ group }) => group ?? ""),
    outcome: found.map(({ outcome }) => outcome),
    created: Float64Array.from(found, ({ createdOn }) => dayOf(createdOn)),
    closed: Float64Array.from(found, ({ closedOn }) => (closedOn === null ? Number.NaN : dayOf(closedOn))),
    value: Float64Array.from(found, ({ amount }) => amount),
  };
  return success({ ...window.value.credited, ...evaluatePipeline(rows, dayOf(request.until) - 1) });
}
