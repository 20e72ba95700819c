import {
  balanceTerritories,
  largestDeviation,
  type MeasureKey,
  type Territory,
  type TerritoryTotals,
} from "../plans/balance-territories.ts";
import type { PlanComparison } from "./compare-queries.ts";

const AMOUNTS = ["accounts", "revenue", "workloadHours"] as const;
export type DisruptedAmount = (typeof AMOUNTS)[number];

/** What a scenario is chosen by. */
export interface Weighed {
  /** |value − target| ÷ target of the territory that is furthest off; null where none has a target. */
  readonly deviation: number | null;
  /** Of each amount, the share that changes hands; null where there is nothing of it. */
  readonly disruption: Readonly<Record<DisruptedAmount, number | null>>;
  /** A change of hands is another rep; in a plan that has no reps yet, another territory. */
  readonly countedBy: "rep" | "territory";
}

interface Scenario {
  readonly territories: readonly Territory[];
  /** Null: not known to who asks. */
  readonly whiteSpace: TerritoryTotals | null;
  /** Against the plan that holds. */
  readonly comparison: PlanComparison;
}

export function weighScenario(
  { territories, whiteSpace, comparison }: Scenario,
  measure: MeasureKey,
): Weighed {
  const { moved, changesRep, territories: differences } = comparison;
  const isStaffed = differences.some(({ repAfter }) => repAfter !== null);
  const changed = isStaffed ? changesRep : moved;
  const share = (key: DisruptedAmount) => {
    const all = differences.reduce((sum, { before }) => sum + before[key], 0);
    return all > 0 ? changed[key] / all : null;
  };
  return {
    deviation: largestDeviation(balanceTerritories(territories, measure, whiteSpace)),
    disruption: {
      accounts: share("accounts"),
      revenue: share("revenue"),
      workloadHours: share("workloadHours"),
    },
    countedBy: isStaffed ? "rep" : "territory",
  };
}

/** The amount of which most changes hands. */
export const largestDisruption = ({ disruption }: Weighed): number =>
  Math.max(...AMOUNTS.map((key) => disruption[key] ?? 0));

/** The key of the best balanced among those that disrupt no more than `most`; null where none does, or two are alike. */
export function findBestBalanced<Key>(weighed: ReadonlyMap<Key, Weighed>, most: number | null): Key | null {
  const [first, second] = [...weighed]
    .flatMap(([key, one]) =>
      one.deviation === null || (most !== null && largestDisruption(one) > most)
        ? []
        : [{ key, deviation: one.deviation }],
    )
    .toSorted((one, other) => one.deviation - other.deviation);
  if (first === undefined || first.deviation === second?.deviation) return null;
  return first.key;
}
