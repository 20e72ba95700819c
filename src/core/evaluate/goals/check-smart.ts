import type { GoalChance } from "./goal-chance.ts";

/** What a goal says of itself. */
export interface SmartGoal {
  readonly kind: "quantitative" | "qualitative";
  readonly metric: string | null;
  readonly unit: string | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly rubric: string | null;
  readonly rubricLevels: readonly string[] | null;
  readonly targetLevel: number | null;
  readonly hasOwner: boolean;
  readonly startsOn: string;
  /** First civil date after the period. */
  readonly endsOn: string;
}

export interface SmartFinding {
  readonly part: "metric" | "unit" | "owner" | "baseline" | "target" | "rubric" | "deadline" | "chance";
  readonly state: "ok" | "missing" | "doubtful";
  readonly reason:
    | "given"
    | "not-given"
    | "no-key-figure"
    | "unit-of-another-kind"
    | "equal-to-baseline"
    | "below-forecast"
    | "above-forecast"
    | "in-forecast"
    | "not-known"
    | "over"
    | "ahead";
}

interface Known {
  readonly today: string;
  /** Kind of unit of the KPI that the metric names; null: it names none. */
  readonly kpiUnit: string | null;
  /** Of the organisation, for KPIs in money. */
  readonly currency: string;
  readonly chance: GoalChance | null;
}

/** Whether a goal is specific, measurable, owned, achievable and timed: metric, unit, owner, baseline, target, deadline, chance. */
export function checkSmart(goal: SmartGoal, known: Known): readonly SmartFinding[] {
  const deadline: SmartFinding =
    goal.endsOn <= known.today
      ? { part: "deadline", state: "doubtful", reason: "over" }
      : { part: "deadline", state: "ok", reason: "ahead" };
  const owner = given("owner", goal.hasOwner);
  if (goal.kind === "qualitative")
    return [rubricOf(goal), owner, given("target", goal.targetLevel !== null), deadline];
  return [
    metricOf(goal, known),
    unitOf(goal, known),
    owner,
    given("baseline", goal.baseline !== null),
    goal.target !== null && goal.target === goal.baseline
      ? { part: "target", state: "doubtful", reason: "equal-to-baseline" }
      : given("target", goal.target !== null),
    deadline,
    chanceOf(goal, known.chance),
  ];
}

const given = (part: SmartFinding["part"], is: boolean): SmartFinding =>
  is ? { part, state: "ok", reason: "given" } : { part, state: "missing", reason: "not-given" };

/** Words without levels leave it to the judge what is good. */
function rubricOf({ rubric, rubricLevels }: SmartGoal): SmartFinding {
  if (rubric === null || rubricLevels !== null) return given("rubric", rubric !== null);
  return { part: "rubric", state: "doubtful", reason: "not-given" };
}

function metricOf({ metric }: SmartGoal, { kpiUnit }: Known): SmartFinding {
  if (metric === null) return given("metric", false);
  // no figure of the registry: nobody can say whether it was reached
  return kpiUnit === null
    ? { part: "metric", state: "doubtful", reason: "no-key-figure" }
    : given("metric", true);
}

const SHARE_UNITS: readonly string[] = ["share", "%", "percent", "persen"];

function unitOf({ unit }: SmartGoal, { kpiUnit, currency }: Known): SmartFinding {
  if (unit === null) return given("unit", false);
  const isMoney = unit.toUpperCase() === currency || unit.toLowerCase() === "money";
  const isShare = SHARE_UNITS.includes(unit.toLowerCase());
  const isOther =
    (kpiUnit === "money" && isShare) ||
    (kpiUnit === "share" && isMoney) ||
    (kpiUnit === "count" && (isMoney || isShare));
  return isOther ? { part: "unit", state: "doubtful", reason: "unit-of-another-kind" } : given("unit", true);
}

/** A target outside the 80 % limits of what is to be expected is too easy or too hard. */
function chanceOf({ target }: SmartGoal, chance: GoalChance | null): SmartFinding {
  if (chance === null || target === null) return { part: "chance", state: "missing", reason: "not-known" };
  if (target > chance.high80) return { part: "chance", state: "doubtful", reason: "above-forecast" };
  if (target < chance.low80) return { part: "chance", state: "doubtful", reason: "below-forecast" };
  return { part: "chance", state: "ok", reason: "in-forecast" };
}
