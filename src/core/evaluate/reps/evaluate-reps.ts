import type { Rating } from "../../domain/rated-traits.ts";
import type { RepFigures } from "../../domain/rep-figures.ts";
import { evaluateFunnel } from "../territories/evaluate-funnel.ts";
import type { ConversionVerdict, EvaluatedRep, RepConversion, RepEvaluation } from "./rep-evaluation.ts";
import { summariseRatings } from "./summarise-ratings.ts";

export interface RepOptions {
  /** Share of full productivity in each month in the role; full after the last. A default of ours, an example and no norm. */
  readonly ramp: readonly number[];
}

export const DEFAULT_RAMP: readonly number[] = [0.25, 0.5, 0.75, 1];

/**
 * Reps by what they did: two conversions with intervals and a verdict, what they sold of what there is to sell, against their ramp and
 * quota; ratings beside, blended into nothing. O(reps).
 */
export function evaluateReps(
  figures: readonly RepFigures[],
  ratings: readonly Rating[],
  { ramp }: RepOptions = { ramp: DEFAULT_RAMP },
): RepEvaluation {
  const reps = [...figures].sort((a, b) => (a.rep < b.rep ? -1 : 1));
  const leads = convert(reps, ({ leads: all, leadsConverted }) => [all, leadsConverted]);
  const deals = convert(reps, ({ opportunities, deals: won }) => [opportunities, won]);
  const rated = summariseRatings(ratings);
  const team = potentialShare(reps);
  return {
    reps: reps.map((rep): EvaluatedRep => {
      const share = potentialShare([rep]);
      const potentialIndex = share === null || team === null || team === 0 ? null : share / team;
      const expected = rep.monthsInRole === null ? null : (ramp[Math.max(0, rep.monthsInRole)] ?? 1);
      return {
        ...rep,
        leadToOpportunity: leads?.byRep.get(rep.rep) ?? null,
        opportunityToDeal: deals?.byRep.get(rep.rep) ?? null,
        potentialIndex,
        expectedProductivity: expected,
        rampedIndex:
          potentialIndex === null || expected === null || expected === 0 ? null : potentialIndex / expected,
        attainment:
          rep.quota !== null && rep.quota > 0 && rep.revenue !== null ? rep.revenue / rep.quota : null,
        ratings: rated.get(rep.rep) ?? [],
      };
    }),
    leadToOpportunity: leads?.verdict ?? null,
    opportunityToDeal: deals?.verdict ?? null,
    totals: addUp(reps),
  };
}

/** Revenue of reps whose potential is known, over that potential. */
function potentialShare(reps: readonly RepFigures[]): number | null {
  let revenue = 0;
  let potential = 0;
  for (const rep of reps) {
    if (rep.potential === null || rep.revenue === null) continue;
    revenue += rep.revenue;
    potential += rep.potential;
  }
  return potential > 0 ? revenue / potential : null;
}

interface Converted {
  readonly byRep: ReadonlyMap<string, RepConversion>;
  readonly verdict: ConversionVerdict;
}

/** Null where nobody's conversion is recorded. */
function convert(
  reps: readonly RepFigures[],
  countsOf: (rep: RepFigures) => readonly [number | null, number | null],
): Converted | null {
  const counted = reps.flatMap((rep) => {
    const [all, become] = countsOf(rep);
    if (all === null || become === null) return [];
    return [{ territory: rep.rep, leads: all, opportunities: null, newAccounts: become }];
  });
  if (counted.length === 0) return null;
  const { territories, verdict, reason, homogeneity, team } = evaluateFunnel(counted);
  return {
    verdict: { verdict, reason, homogeneity, team },
    byRep: new Map(
      territories.map(({ territory, rate, interval, shrunkRate, standing, leads, newAccounts }) => [
        territory,
        { rate, interval, shrunkRate, standing, leads, newAccounts },
      ]),
    ),
  };
}

function addUp(reps: readonly RepFigures[]): RepEvaluation["totals"] {
  const sum = (value: (rep: RepFigures) => number | null): number | null => {
    const known = reps.map(value).filter((one) => one !== null);
    return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
  };
  return {
    accounts: sum(({ accounts }) => accounts),
    newContacts: sum(({ newContacts }) => newContacts),
    leads: sum(({ leads }) => leads),
    leadsConverted: sum(({ leadsConverted }) => leadsConverted),
    opportunities: sum(({ opportunities }) => opportunities),
    deals: sum(({ deals }) => deals),
    conversations: sum(({ conversations }) => conversations),
    annualContractValue: sum(({ annualContractValue }) => annualContractValue),
    revenue: sum(({ revenue }) => revenue),
    potential: sum(({ potential }) => potential),
    quota: sum(({ quota }) => quota),
  };
}
