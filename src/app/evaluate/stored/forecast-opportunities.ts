import { type Outcome, success } from "../../../core/domain/problem.ts";
import {
  forecastPipeline,
  type PipelineForecast,
} from "../../../core/evaluate/pipeline/forecast-pipeline.ts";
import type { OpportunityPath } from "../../../core/evaluate/pipeline/win-chances.ts";
import type { Actor } from "../../ports/actor.ts";
import type { OpportunityHistory } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { dayOf } from "./day-of.ts";

export interface PipelineForecastRequest extends StoredRequest {
  /** After the window's last day. */
  readonly days: number;
}

export interface StoredPipelineForecast extends Credited, PipelineForecast {}

/** What of the pipeline that is open at the window's end will be won, learnt from the opportunities of the window by stage and age. */
export async function forecastOpportunities(
  tx: Transaction,
  actor: Actor,
  request: PipelineForecastRequest,
): Promise<Outcome<StoredPipelineForecast>> {
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const found = await tx.facts.opportunityHistories(window.value.query);
  const forecast = forecastPipeline(
    found.map(toPath),
    found.map(({ group }) => group ?? ""),
    { today: dayOf(request.until) - 1, horizonDays: request.days },
  );
  return success({ ...window.value.credited, ...forecast });
}

function toPath({ stages, createdOn, closedOn, outcome, amount }: OpportunityHistory): OpportunityPath {
  // what was imported as closed has no open stage on record: it stood in none that is known
  const [first = { stage: "", enteredOn: createdOn }, ...later] = stages;
  return {
    spells: [first, ...later].map(({ stage, enteredOn }) => ({ stage, enteredDay: dayOf(enteredOn) })),
    closedDay: closedOn === null ? Number.NaN : dayOf(closedOn),
    isWon: outcome === "won",
    amount,
  };
}
