import { failure, type Outcome, type Problem, success } from "../../../core/domain/problem.ts";
import type { MeasureKey } from "../../../core/evaluate/kpi/measures.ts";
import {
  type PerformanceModel,
  performanceModel,
} from "../../../core/evaluate/territories/performance-model.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";
import { lowestTerritories } from "./lowest-territories.ts";
import { notRecorded } from "./not-recorded.ts";

/** Circumstances that nobody chose, by what they are measured with. */
const MEASURES = {
  potential: "potential",
  accounts: "accounts",
  // who came with the territory
  customers: "customers",
} as const satisfies Readonly<Record<string, MeasureKey>>;
type Circumstance = keyof typeof MEASURES;

export interface PerformanceQuery extends Omit<StoredRequest, "by"> {
  /** Names of circumstances with commas between. */
  readonly predictors: string;
}

export interface StoredPerformance extends Credited, PerformanceModel<Circumstance> {}

/**
 * Sales of the lowest territories in the window against what their circumstances let expect, by regression. Problems: EVA-180 too few
 * territories, EVA-193 not recorded.
 */
export async function adjustPerformance(
  tx: Transaction,
  actor: Actor,
  { predictors: names, ...request }: PerformanceQuery,
): Promise<Outcome<StoredPerformance>> {
  const named = new Set(names.split(","));
  const predictors = (Object.keys(MEASURES) as Circumstance[]).filter((name) => named.has(name));
  const window = await chooseWindow(tx, actor, { ...request, by: "territory" });
  if (!window.ok) return window;
  const recorded = await tx.facts.recorded();
  const measures = ["revenue", ...predictors.map((name) => MEASURES[name])] as const;
  const missing = measures.filter((key) => !recorded.has(key));
  if (missing.length > 0) return failure([notRecorded(missing)]);
  const territories = lowestTerritories(await tx.facts.sums({ ...window.value.query, measures }));
  const column = (key: MeasureKey) => territories.map(({ sums }) => sums[key] ?? 0);
  const found = performanceModel({
    territories: territories.map(({ code }) => code),
    sales: column("revenue"),
    predictors: predictors.map((predictor) => ({ predictor, values: column(MEASURES[predictor]) })),
  });
  if (found === null) return failure([tooFew(territories.length, predictors.length)]);
  return success({ ...window.value.credited, ...found });
}

const tooFew = (territories: number, predictors: number): Problem => ({
  code: "EVA-180",
  where: { file: "options", item: "predictors" },
  cause: `${territories} territories and ${predictors} predictors give no regression: each predictor needs five territories, and none may follow from the others`,
  fix: "name fewer predictors, potential first",
});
