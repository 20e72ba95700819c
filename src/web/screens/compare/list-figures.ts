import type { LiveFigures } from "../../../core/evaluate/live/live-figures.ts";
import type { PlanDesk } from "../../map/plan-desk.ts";

/** A figure of a plan that another plan is held against. */
export interface PlanFigure {
  readonly key: "balance" | "compactness" | "travel" | "islands" | "uncovered" | "territories";
  /** Of a balance: which measure. */
  readonly measure: "workloadHours" | "revenue" | "potential" | null;
  readonly unit: "share" | "score" | "km" | "count";
  /** Null: not known for this layer, or still being measured. */
  readonly value: number | null;
  /** 1: more is better; −1: less is better; 0: neither. */
  readonly better: 1 | -1 | 0;
}

const MEASURES = ["workloadHours", "revenue", "potential"] as const;

/** What a plan comes to as a map: balance, compactness, travel (estimated km), islands, units without territory. */
export function listFigures(desk: PlanDesk): readonly PlanFigure[] {
  const { figures } = desk.view;
  const plain = { measure: null } as const;
  return [
    ...MEASURES.map(
      (measure): PlanFigure => ({
        key: "balance",
        measure,
        unit: "share",
        value: largestDeviation(figures, desk.indexOfMeasure(measure)),
        better: -1,
      }),
    ),
    { ...plain, key: "compactness", unit: "score", value: meanOf(figures.polsbyPopper), better: 1 },
    { ...plain, key: "travel", unit: "km", value: sumOf(figures.travelKm), better: -1 },
    { ...plain, key: "islands", unit: "count", value: countApart(figures), better: -1 },
    { ...plain, key: "uncovered", unit: "count", value: figures.uncoveredUnits, better: -1 },
    { ...plain, key: "territories", unit: "count", value: desk.territories.length, better: 0 },
  ];
}

/** (value − target) ÷ target, the largest without its sign; null where nothing is held. */
function largestDeviation({ values, targets }: LiveFigures, measure: number): number | null {
  const deviations = [...values[measure]].flatMap((value, territory) => {
    const target = targets[measure][territory];
    return target > 0 ? [Math.abs(value - target) / target] : [];
  });
  return deviations.length === 0 ? null : Math.max(...deviations);
}

/** Over territories that hold units; null where the layer has no shapes. */
function meanOf(scores: Float64Array): number | null {
  const known = [...scores].filter((score) => !Number.isNaN(score));
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length;
}

/** Null as long as one of them is being measured. */
function sumOf(values: Float64Array): number | null {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number.isNaN(sum) ? null : sum;
}

/** Connected parts beyond the first of each territory. */
const countApart = ({ partCount }: LiveFigures): number =>
  partCount.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
