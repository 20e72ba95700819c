import type { ProblemSpec } from "../../contract/problem.ts";
import type { Problem } from "../../core/domain/problem.ts";
import { settingProblem } from "./setting-problem.ts";

export const missingTerritories: Problem = settingProblem("CLI-162", "--territories", {
  cause: "how many territories is not said, and there is no current plan to take it from",
  fix: "add --territories NUMBER, or a range such as 4-8",
});

const missingBalance = settingProblem("CLI-160", "--balance", {
  cause: "nothing is to be balanced",
  fix: "add --balance COLUMN:5%, with a column of the units or of the accounts, or --balance units:5% to count units",
});

export const missingUnits = settingProblem("CLI-180", "UNITS", {
  cause: "no units are given",
  fix: "name a file of units, us-county or us-state, or design from accounts with --units-from h3:7",
});

/** What a design cannot do without, told together before any file is read. */
export function requireWishes(spec: ProblemSpec): Problem[] {
  const { units, unitsFrom = "layer", territories, current, centres, balance } = spec;
  const problems: Problem[] = [];
  if (units === undefined && unitsFrom === "layer") problems.push(missingUnits);
  if (balance === undefined) problems.push(missingBalance);
  if (territories === undefined && current === undefined && centres === undefined)
    problems.push(missingTerritories);
  return problems;
}
