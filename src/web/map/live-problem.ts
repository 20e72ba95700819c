import type { LayerMap, PlanMap } from "../../contract/maps.ts";
import { FREE, type Measure, type Realignment, WHITE_SPACE } from "../../core/domain/design-problem.ts";
import { territoryCode } from "../../core/domain/ids.ts";
import type { Adjacency } from "../../core/domain/unit-layer.ts";
import type { LiveProblem } from "../../core/evaluate/live/live-plan.ts";
import { buildAdjacency } from "../../core/geo/build-adjacency.ts";

/** Sums of accounts, by the names that the API gives them. */
export const ACCOUNT_MEASURES = ["workloadHours", "revenue", "potential", "accounts"] as const;
export type AccountMeasure = (typeof ACCOUNT_MEASURES)[number];

/** A measure of territories: of their accounts, their number of units, or `m:` and the key of a measure of the units. */
export type MapMeasure = AccountMeasure | "units" | `m:${string}`;

/** Places in `territories` of those that hold units: all but those above others. */
export function lowestPlaces({ territories }: PlanMap): readonly number[] {
  const parents = new Set(territories.map(({ parentId }) => parentId));
  return territories.flatMap(({ id }, place) => (parents.has(id) ? [] : [place]));
}

interface Shown {
  /** Places of the lowest territories. */
  readonly places: readonly number[];
  /** Whether all of the plan is shown, what no territory holds included: else targets are shares of what is. */
  readonly seesWhole: boolean;
}

/** Everything that figures need of a plan, with the lowest territories in the order of `places`. */
export function buildLiveProblem(layer: LayerMap, plan: PlanMap, { places, seesWhole }: Shown): LiveProblem {
  const count = layer.units.codes.length;
  const measures = measuresOf(layer, plan);
  const accounts = measures.find(({ key }) => key === "accounts")?.values ?? new Float64Array(count);
  const visits = accounts.some((value) => value > 0) ? accounts : new Float64Array(count).fill(1);
  return {
    points: {
      kind: "geographic",
      x: Float64Array.from(layer.units.lon),
      y: Float64Array.from(layer.units.lat),
    },
    areaKm2: Float64Array.from(layer.units.areaKm2, (km2) => km2 ?? 0),
    perimeterKm: layer.perimeterKm === null ? null : Float64Array.from(layer.perimeterKm),
    adjacency: adjacencyOf(layer, plan.links),
    measures,
    visits,
    territories: places.map((place) => {
      const { code, name, share, isLocked } = plan.territories[place];
      return {
        ...{ code: territoryCode(code), name, share, shareByMeasure: {}, capacities: [], home: null },
        ...{ centreUnit: -1, contiguous: true, locked: isLocked },
      };
    }),
    lockedTo: Int32Array.from({ length: count }, (_, unit) =>
      seesWhole || plan.territoryOf[unit] >= 0 ? FREE : WHITE_SPACE,
    ),
    realignment: realignmentOf(plan, { places, movedWeight: visits }),
  };
}

/** Neighbours in a layer, and pairs beside them that count as such over water. */
export function adjacencyOf({ units, edges }: LayerMap, links: PlanMap["links"]): Adjacency {
  const { a, b, borderKm, isLink } = edges;
  const own = a.map((from, i) => ({
    ...{ a: from, b: b[i], borderKm: borderKm[i] },
    ...{ isLink: isLink[i] === 1, barrierPrice: 0 },
  }));
  const added = links
    .filter((link) => !own.some((edge) => areAlike(edge, link)))
    .map((link) => ({ ...link, borderKm: 0, isLink: true, barrierPrice: 0 }));
  return buildAdjacency(units.codes.length, [...own, ...added]);
}

type Pair = PlanMap["links"][number];
const areAlike = (one: Pair, other: Pair) =>
  (one.a === other.a && one.b === other.b) || (one.a === other.b && one.b === other.a);

function measuresOf(layer: LayerMap, plan: PlanMap): Measure[] {
  const count = layer.units.codes.length;
  const measure = (key: MapMeasure, values: Float64Array): Measure => ({
    ...{ key, values, tolerance: null, balanceWeight: 0 },
  });
  const ofAccounts = ACCOUNT_MEASURES.map((key) => {
    const values = new Float64Array(count);
    for (const [i, position] of plan.accounts.position.entries()) values[position] = plan.accounts[key][i];
    return measure(key, values);
  });
  const own = Object.entries(layer.measures).map(([key, values]) =>
    measure(`m:${key}`, Float64Array.from(values)),
  );
  return [...ofAccounts, ...own, measure("units", new Float64Array(count).fill(1))];
}

interface Against {
  readonly places: readonly number[];
  readonly movedWeight: Float64Array;
}

/** Territories of the two plans are the same where their codes are. */
function realignmentOf({ territories, current }: PlanMap, against: Against): Realignment | null {
  if (current === null) return null;
  const { places, movedWeight } = against;
  const indexOf = new Map(places.map((place, index) => [territories[place].code, index]));
  const codes = current.territories.map(({ code }) => code);
  const kept = codes.map((code) => indexOf.get(code) ?? -1);
  const of = Int32Array.from(current.territoryOf, (place) => (place < 0 ? -1 : kept[place]));
  const givenUp = Int32Array.from(current.territoryOf, (place) =>
    place < 0 || kept[place] >= 0 ? -1 : place,
  );
  return {
    current: of,
    ...(givenUp.some((place) => place >= 0) && { givenUp: { codes, territoryOf: givenUp } }),
    ...{ movedWeight, movedWeightKey: "accounts", price: 0, maximumMovedShare: null },
  };
}
