import { type Outcome, success } from "../../../core/domain/problem.ts";
import {
  forecastPipeline,
  type PipelineForecast,
} from "../../../core/evaluate/pipeline/forecast-pipeline.ts";
import type { Horizon, OpportunityPath } from "../../../core/evaluate/pipeline/win-chances.ts";
import type { Actor } from "../../ports/actor.ts";
import type { MeasureQuery, OpportunityHistory } from "../../ports/rows/facts.ts";
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
  const read = await readPaths({ tx, actor, request }, (query) => tx.facts.opportunityHistories(query));
  if (!read.ok) return read;
  const { credited, found, paths, horizon } = read.value;
  const groups = found.map(({ group }) => group ?? "");
  return success({ ...credited, ...forecastPipeline(paths, groups, horizon) });
}

interface ForecastRead {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly request: PipelineForecastRequest;
}

interface ReadPaths<Found> {
  readonly credited: Credited;
  readonly found: readonly Found[];
  /** Of what was found, in its order. */
  readonly paths: readonly OpportunityPath[];
  readonly horizon: Horizon;
}

/** What a forecast of the pipeline is made of, as `find` reads it. */
export async function readPaths<Found extends OpportunityHistory>(
  { tx, actor, request }: ForecastRead,
  find: (query: MeasureQuery) => Promise<readonly Found[]>,
): Promise<Outcome<ReadPaths<Found>>> {
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const found = await find(window.value.query);
  return success({
    credited: window.value.credited,
    found,
    paths: found.map(toPath),
    horizon: { today: dayOf(request.until) - 1, horizonDays: request.days },
  });
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
