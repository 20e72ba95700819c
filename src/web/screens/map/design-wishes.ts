import { joinIslands } from "../../map/join-islands.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import type { PlanDesk } from "../../map/plan-desk.ts";

export const OBJECTIVES = ["inertia", "travel", "cut-edges", "max-diameter", "p-median"] as const;
export const COUNTS = ["own", "number", "range"] as const;

/** What the panel asks; shares in percent, as they are typed; an empty text is no wish. */
export interface DesignForm {
  readonly measures: readonly {
    readonly key: MapMeasure;
    readonly tolerance: number | "";
    readonly weight: number;
  }[];
  readonly objective: (typeof OBJECTIVES)[number];
  readonly count: (typeof COUNTS)[number];
  readonly minimum: number;
  readonly maximum: number;
  /** Codes; empty: all. */
  readonly scope: readonly string[];
  /** Codes: units that are the centres of territories. */
  readonly centres: readonly { readonly territory: string; readonly unit: string }[];
  readonly contiguous: boolean;
  /** Parts of the layer with water between them may make one territory. */
  readonly joinsIslands: boolean;
  readonly budget: number | "";
  readonly seconds: number;
  readonly pareto: number;
  /** Every move has its price, so that few are made. */
  readonly isSparing: boolean;
}

/** Weight of the moved share where few moves are wished: dearer than any gain in shape. */
const SPARING_PRICE = 10;

export function firstForm(desk: PlanDesk, measure: MapMeasure): DesignForm {
  return {
    measures: [{ key: measure, tolerance: 10, weight: 1 }],
    ...{ objective: "inertia", count: "own", scope: [], centres: [], contiguous: true, joinsIslands: true },
    budget: "",
    minimum: Math.max(1, desk.territories.length),
    maximum: Math.max(2, desk.territories.length + 2),
    ...{ seconds: 15, pareto: 1, isSparing: false },
  };
}

/** A territory and those beside it, to be made even with as few moves as it takes. */
export function formToFix(desk: PlanDesk, measure: MapMeasure, code: string): DesignForm {
  const index = desk.territories.findIndex((territory) => territory.code === code);
  const beside = new Set<number>([index]);
  const { offsets, neighbours } = desk.problem.adjacency;
  for (const [unit, own] of desk.assignment.entries()) {
    if (own !== index) continue;
    for (let at = offsets[unit]; at < offsets[unit + 1]; at++) beside.add(desk.assignment[neighbours[at]]);
  }
  const scope = [...beside].filter((each) => each >= 0).sort((a, b) => a - b);
  return {
    ...firstForm(desk, measure),
    scope: scope.map((each) => desk.territories[each].code),
    isSparing: true,
  };
}

/** A measure as the engine calls it. */
export const engineName = (key: MapMeasure): string =>
  key === "workloadHours" ? "workload" : key.startsWith("m:") ? key.slice(2) : key;

/** The measure that the engine calls so; null: none of the studio's. */
export const measureOfEngine = (name: string, keys: readonly MapMeasure[]): MapMeasure | null =>
  keys.find((key) => engineName(key) === name) ?? null;

/** The wishes of the API (`DesignWishes`). */
export function wishesOf(form: DesignForm, desk: PlanDesk): Readonly<Record<string, unknown>> {
  const { measures, count, minimum, maximum, scope, centres, budget, pareto, isSparing } = form;
  const hasAccounts = desk.problem.measures.some(
    ({ key, values }) => key === "accounts" && values.some((value) => value > 0),
  );
  const { codes } = desk.layer.units;
  const isJoined = form.contiguous && form.joinsIslands;
  const links = (isJoined ? joinIslands(desk) : []).map(({ a, b }) => ({ a: codes[a], b: codes[b] }));
  // on an empty map nothing moves: the engine refuses to be told what a move costs
  const isEmpty = codes.every((_, unit) => desk.savedTerritoryOf(unit) < 0);
  const counted = { own: undefined, number: minimum, range: { minimum, maximum } }[count];
  return {
    balance: measures.map(({ key, tolerance, weight }) => ({
      measure: engineName(key),
      tolerance: tolerance === "" ? null : tolerance / 100,
      weight,
    })),
    objective: form.objective,
    contiguous: form.contiguous,
    ...(links.length > 0 ? { links } : {}),
    timeSeconds: form.seconds,
    ...(scope.length > 0 ? { scope } : counted === undefined ? {} : { territories: counted }),
    // territories that are made anew have no centre yet
    ...(centres.length > 0 && (scope.length > 0 || counted === undefined) ? { centres } : {}),
    ...(isEmpty ? {} : { movedWeight: hasAccounts ? "accounts" : "units" }),
    ...(isEmpty || budget === "" ? {} : { maximumMovedShare: budget / 100 }),
    ...(isEmpty || !isSparing ? {} : { movePrice: SPARING_PRICE }),
    ...(pareto > 1 ? { pareto } : {}),
  };
}
