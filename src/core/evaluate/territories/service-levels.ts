import { type PerformanceIndex, performanceIndex } from "./performance-index.ts";

/** What a territory could buy, what is done for it, and what it buys; any units, each its own. */
export interface ServedTerritory {
  readonly territory: string;
  readonly potential: number;
  /** Hours, visits or calls. */
  readonly effort: number;
  /** Null: not recorded. */
  readonly sales: number | null;
}

export interface ServiceLevel extends ServedTerritory {
  /** Share of the effort ÷ share of the potential; null without potential. */
  readonly index: number | null;
  readonly service: "under-served" | "in-band" | "over-served" | "unknown";
  /** Sales against what the potential lets expect; null where they are too few to say. */
  readonly performance: PerformanceIndex | null;
  /**
   * "capacity": too little is done for what there is; "coaching-or-fit": enough is done, and it sells less than its potential lets
   * expect, beyond chance; "none": neither is shown.
   */
  readonly asksFor: "capacity" | "coaching-or-fit" | "none";
}

/** Within these the effort fits the potential. Defaults of ours. */
const BAND = { low: 0.85, high: 1.15 };

/**
 * Under-served, which asks for capacity, apart from under-performing, which asks for coaching or another offer. Effort is kept out of
 * what performance is judged by. O(territories).
 */
export function serviceLevels(territories: readonly ServedTerritory[]): readonly ServiceLevel[] {
  const sum = (value: (one: ServedTerritory) => number) =>
    territories.reduce((total, one) => total + value(one), 0);
  const [potential, effort] = [sum((one) => one.potential), sum((one) => one.effort)];
  const sold = territories.flatMap(({ territory, potential: could, sales }) =>
    sales === null ? [] : [{ territory, potential: could, sales }],
  );
  const judged = performanceIndex(
    sold.map(({ territory }) => territory),
    sold.map(({ sales }) => sales),
    [sold.map((one) => one.potential)],
  );
  const judgements = new Map(judged?.territories.map((one) => [one.territory, one]));
  return territories.map((one): ServiceLevel => {
    const share = potential > 0 ? one.potential / potential : 0;
    const index = share > 0 && effort > 0 ? one.effort / effort / share : null;
    const judgement = judgements.get(one.territory) ?? null;
    const isWeak = judgement?.isFlagged === true && (judgement.studentised ?? 0) < 0;
    const service =
      index === null
        ? "unknown"
        : index < BAND.low
          ? "under-served"
          : index > BAND.high
            ? "over-served"
            : "in-band";
    const asksFor = service === "under-served" ? "capacity" : isWeak ? "coaching-or-fit" : "none";
    return { ...one, index, service, performance: judgement, asksFor };
  });
}
