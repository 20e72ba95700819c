import { type CycleLength, cycleLength } from "../kpi/cycle-length.ts";
import { evaluateKpis, sumByScope } from "../kpi/evaluate-kpis.ts";
import { KPIS } from "../kpi/kpis.ts";
import { evaluateFunnel } from "../territories/evaluate-funnel.ts";
import type { FunnelEvaluation, FunnelStanding, NamedInterval } from "../territories/funnel.ts";

/** Opportunities by column. */
export interface OpportunityRows {
  /** Rep, territory, product …; null where all belong together. */
  readonly group: readonly string[] | null;
  readonly outcome: readonly ("won" | "lost" | "open")[];
  /** Day of creation, day of closing (since 1970-01-01); NaN where unknown. */
  readonly created: Float64Array | null;
  readonly closed: Float64Array | null;
  /** Money; NaN where unknown. */
  readonly value: Float64Array | null;
}

export interface PipelineGroup {
  readonly group: string;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  /** Won ÷ (won + lost), its interval, and the rate pulled towards that of all. */
  readonly winRate: number | null;
  readonly interval: NamedInterval | null;
  readonly shrunkRate: number | null;
  readonly standing: FunnelStanding;
  readonly cycleDays: CycleLength;
  /** Key figures of docs/kpis.md that the columns allow; null where there is no value. */
  readonly kpis: Readonly<Record<string, number | null>>;
}

export interface PipelineEvaluation {
  readonly groups: readonly PipelineGroup[];
  readonly all: Omit<PipelineGroup, "group" | "shrunkRate" | "standing">;
  readonly verdict: FunnelEvaluation["verdict"];
  readonly reason: FunnelEvaluation["reason"];
  readonly homogeneity: FunnelEvaluation["homogeneity"];
  readonly extremes: FunnelEvaluation["extremes"];
}

/** Win rates with intervals and a verdict, sales cycles with censoring, and key figures, by group and over all. `asOfDay` ages the open ones. O(rows log rows). */
export function evaluatePipeline(rows: OpportunityRows, asOfDay: number): PipelineEvaluation {
  const names = [...new Set(rows.group ?? [""])].sort();
  const index = new Map(names.map((name, position) => [name, position]));
  const scopeOf = Int32Array.from(rows.outcome, (_, row) => index.get(rows.group?.[row] ?? "") ?? -1);
  const groups = describe(rows, { scopeOf, count: names.length }, asOfDay);
  const [all] = describe(rows, { scopeOf: new Int32Array(rows.outcome.length), count: 1 }, asOfDay);
  const funnel = evaluateFunnel(
    groups.map(({ won, lost }, position) => ({
      territory: names[position],
      leads: won + lost,
      opportunities: null,
      newAccounts: won,
    })),
  );
  const { verdict, reason, homogeneity, extremes, team } = funnel;
  return {
    groups: groups.map((group, position) => {
      const { rate, interval, shrunkRate, standing } = funnel.territories[position];
      return { group: names[position], ...group, winRate: rate, interval, shrunkRate, standing };
    }),
    all: { ...all, winRate: team.rate, interval: team.interval },
    verdict,
    reason,
    homogeneity,
    extremes,
  };
}

interface Scopes {
  readonly scopeOf: Int32Array;
  readonly count: number;
}

function describe(rows: OpportunityRows, scopes: Scopes, asOfDay: number) {
  const { outcome, value } = rows;
  const count = (wanted: string) => Float64Array.from(outcome, (one) => (one === wanted ? 1 : 0));
  const worth = (wanted: string) =>
    value && Float64Array.from(outcome, (one, row) => (one === wanted ? value[row] : 0));
  const days = daysOf(rows, asOfDay);
  const [wonValue, lostValue, openValue] = [worth("won"), worth("lost"), worth("open")];
  const sums = sumByScope(
    {
      won: count("won"),
      lost: count("lost"),
      openOpportunities: count("open"),
      ...(days && { wonCycleDays: days.map((age, row) => (outcome[row] === "won" ? age : 0)) }),
      ...(wonValue && lostValue && openValue && { wonValue, lostValue, openValue }),
    },
    scopes,
  );
  const kpis = Array.from({ length: scopes.count }, (): Record<string, number | null> => ({}));
  for (const { key, values } of evaluateKpis(KPIS, sums, scopes.count))
    values.forEach((found, scope) => {
      kpis[scope][key] = Number.isNaN(found) ? null : found;
    });
  const observed = Array.from({ length: scopes.count }, (): { days: number; isWon: boolean }[] => []);
  days?.forEach((age, row) => {
    if (age >= 0) observed[scopes.scopeOf[row]].push({ days: age, isWon: outcome[row] === "won" });
  });
  return observed.map((observations, scope) => ({
    won: sums.won?.[scope] ?? 0,
    lost: sums.lost?.[scope] ?? 0,
    open: sums.openOpportunities?.[scope] ?? 0,
    cycleDays: cycleLength(observations),
    kpis: kpis[scope],
  }));
}

/** Days from creation to closing, or to today for the open ones; NaN where a date is missing. */
function daysOf({ created, closed, outcome }: OpportunityRows, asOfDay: number): Float64Array | null {
  if (created === null || closed === null) return null;
  return created.map((day, row) => (outcome[row] === "open" ? asOfDay : closed[row]) - day);
}
