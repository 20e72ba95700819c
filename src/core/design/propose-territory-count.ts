/** What designing with one number of territories gave. */
export interface CountResult {
  readonly territoryCount: number;
  /** Whether a plan that keeps all hard rules, capacities above all, was found. */
  readonly isFeasible: boolean;
  /** The plan's objective; less is better. */
  readonly objective: number;
  /** Largest |deviation| from target over measures and territories, as a fraction. */
  readonly largestDeviation: number;
  readonly travelKm: number;
}

export interface CountProposal {
  readonly territoryCount: number;
  /**
   * `only-feasible`: no other number keeps all rules. `elbow`: beyond it another territory gains least.
   * `fewest-feasible`: the objective has no elbow (or more territories do not better it), so the fewest do.
   */
  readonly reason: "only-feasible" | "elbow" | "fewest-feasible";
  readonly explanation: string;
}

/** An elbow less far below the straight line than this share of the fall is taken for noise. */
const LEAST_ELBOW = 0.05;

/**
 * Chooses a number of territories from a range that was tried. Capacities come first: numbers without a feasible plan
 * are out. Then the elbow of the objective: the number farthest below the straight line from the first to the last
 * feasible one, both axes scaled to 0 … 1 (Satopää et al. 2011, "Finding a Kneedle in a haystack"). Null when none is feasible.
 */
export function proposeTerritoryCount(results: readonly CountResult[]): CountProposal | null {
  const feasible = results
    .filter((result) => result.isFeasible)
    .sort((a, b) => a.territoryCount - b.territoryCount);
  if (feasible.length === 0) return null;
  const [first] = feasible;
  const tried = `${feasible.length} of ${results.length} numbers tried keep every rule`;
  if (feasible.length === 1) {
    return {
      territoryCount: first.territoryCount,
      reason: "only-feasible",
      explanation: `${first.territoryCount} is the only number of territories tried that keeps every rule`,
    };
  }
  const elbow = findElbow(feasible);
  if (!elbow) {
    return {
      territoryCount: first.territoryCount,
      reason: "fewest-feasible",
      explanation: `${tried}; ${first.territoryCount} is the fewest, and more territories do not better the objective noticeably faster at any number`,
    };
  }
  const last = feasible[feasible.length - 1];
  const gained = (first.objective - elbow.objective) / (first.objective - last.objective);
  return {
    territoryCount: elbow.territoryCount,
    reason: "elbow",
    explanation: `${tried}; going from ${first.territoryCount} to ${elbow.territoryCount} territories brings ${Math.round(gained * 100)} % of what going to ${last.territoryCount} would`,
  };
}

function findElbow(feasible: readonly CountResult[]): CountResult | null {
  const first = feasible[0];
  const last = feasible[feasible.length - 1];
  const fall = first.objective - last.objective;
  const width = last.territoryCount - first.territoryCount;
  if (fall <= 0 || width <= 0) return null;
  let elbow: CountResult | null = null;
  let deepest = LEAST_ELBOW;
  for (const result of feasible) {
    const along = (result.territoryCount - first.territoryCount) / width;
    const height = (result.objective - last.objective) / fall;
    const below = 1 - along - height;
    if (below > deepest + 1e-12) [elbow, deepest] = [result, below];
  }
  return elbow;
}
