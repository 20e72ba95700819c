import { dayText } from "../../../core/domain/day-number.ts";
import { type Outcome, success } from "../../../core/domain/problem.ts";
import { learnChances, listFollowed } from "../../../core/evaluate/pipeline/win-chances.ts";
import { act } from "../../act.ts";
import type { Actor } from "../../ports/actor.ts";
import type { NamedOpportunity } from "../../ports/rows/facts.ts";
import type { Store } from "../../ports/store.ts";
import type { Credited } from "./choose-window.ts";
import { type PipelineForecastRequest, readPaths } from "./forecast-opportunities.ts";

export interface FollowedRequest extends PipelineForecastRequest {
  readonly stage: string;
  /** Where a band of the stage's chances begins. */
  readonly fromDays: number;
  readonly limit: number;
}

export interface FollowedItem
  extends Pick<NamedOpportunity, "id" | "code" | "name" | "account" | "outcome" | "closedOn" | "amount"> {
  /** Civil date on which it reached the age. */
  readonly reachedOn: string;
  readonly isWonInTime: boolean;
}

export interface Followed extends Credited, Pick<FollowedRequest, "stage" | "fromDays"> {
  readonly horizonDays: number;
  readonly followed: number;
  readonly won: number;
  /** Won ÷ followed, pulled towards the stage's; null: nothing was learnt of this stage from this age on. */
  readonly chance: number | null;
  /** All ages of the stage together: what it is pulled towards. */
  readonly ofStage: { readonly followed: number; readonly won: number };
  /** The latest first, at most as many as were asked for. */
  readonly items: readonly FollowedItem[];
}

/** The opportunities that a chance to win was learnt from. Problems: EVA-161, EVA-162, EVA-163 as of the forecast. */
export const showFollowed = (
  world: { readonly store: Store },
  actor: Actor,
  { stage, fromDays, limit, ...request }: FollowedRequest,
): Promise<Outcome<Followed>> =>
  act(world, actor, "evaluations:read", async (tx) => {
    const read = await readPaths({ tx, actor, request }, (query) => tx.facts.namedOpportunities(query));
    if (!read.ok) return read;
    const { credited, found, paths, horizon } = read.value;
    const bands = learnChances(paths, horizon).get(stage)?.bands ?? [];
    const band = bands.find((one) => one.fromDays === fromDays) ?? { followed: 0, won: 0, chance: null };
    const items = [...listFollowed(paths, { stage, fromDays, ...horizon })]
      .sort((a, b) => b.reachedDay - a.reachedDay)
      .slice(0, limit)
      .map(({ place, reachedDay, isWonInTime }): FollowedItem => {
        const { id, code, name, account, outcome, closedOn, amount } = found[place];
        const reachedOn = dayText(reachedDay);
        return { id, code, name, account, outcome, closedOn, amount, reachedOn, isWonInTime };
      });
    const sum = (key: "followed" | "won") => bands.reduce((total, one) => total + one[key], 0);
    return success({
      ...credited,
      ...{ stage, fromDays, ...band, horizonDays: horizon.horizonDays, items },
      ofStage: { followed: sum("followed"), won: sum("won") },
    });
  });
