import type { ForecastSum } from "../../../core/domain/forecast-sums.ts";
import { type Outcome, success } from "../../../core/domain/problem.ts";
import {
  FORECAST_PARTS,
  type ForetoldOpportunity,
  listForetold,
} from "../../../core/evaluate/pipeline/forecast-pipeline.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { NamedOpportunity } from "../../ports/rows/facts.ts";
import type { Store } from "../../ports/store.ts";
import type { Credited } from "./choose-window.ts";
import { type PipelineForecastRequest, readPaths } from "./forecast-opportunities.ts";

export interface ForetoldRequest extends PipelineForecastRequest {
  /** Which sum of the forecast. */
  readonly part: ForecastSum;
  /** Of the group whose sum it is, "" of what belongs to none; null: of all. */
  readonly code: string | null;
  readonly limit: number;
}

export interface ForetoldItem
  extends Pick<NamedOpportunity, "id" | "code" | "name" | "account">,
    Pick<ForetoldOpportunity, "stage" | "ageDays" | "chance" | "fromDays"> {
  /** Null where unknown. */
  readonly amount: number | null;
  /** To the sum. */
  readonly adds: number;
}

export interface Foretold extends Credited, Pick<ForetoldRequest, "part" | "code"> {
  readonly horizonDays: number;
  readonly sum: number;
  /** Opportunities that the sum counts. */
  readonly counted: number;
  /** Those that add most, at most as many as were asked for. */
  readonly items: readonly ForetoldItem[];
}

/** The open opportunities that a sum of the pipeline's forecast adds up. Problems: EVA-161, EVA-162, EVA-163 as of the forecast. */
export const showForetold = (
  world: { readonly store: Store },
  actor: Actor,
  { part, code, limit, ...request }: ForetoldRequest,
): Promise<Outcome<Foretold>> =>
  act(world, actor, "evaluations:read", async (tx) => {
    const read = await readPaths({ tx, actor, request }, (query) => tx.facts.namedOpportunities(query));
    if (!read.ok) return read;
    const { credited, found, paths, horizon } = read.value;
    const counted = listForetold(paths, horizon)
      .filter(({ place }) => code === null || (found[place].group ?? "") === code)
      .flatMap(({ place, amount, ...foretold }): readonly ForetoldItem[] => {
        const adds = FORECAST_PARTS[part]({ amount, ...foretold });
        if (adds === null) return [];
        const { id, code, name, account } = found[place];
        const known = Number.isNaN(amount) ? null : amount;
        return [{ id, code, name, account, ...foretold, amount: known, adds }];
      })
      .sort((a, b) => b.adds - a.adds || (b.amount ?? 0) - (a.amount ?? 0));
    return success({
      ...credited,
      ...{ part, code, horizonDays: horizon.horizonDays, counted: counted.length },
      sum: counted.reduce((sum, { adds }) => sum + adds, 0),
      items: counted.slice(0, limit),
    });
  });
