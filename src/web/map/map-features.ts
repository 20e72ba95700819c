import type { Feature, FeatureCollection } from "geojson";
import type { AccountPoints } from "../../contract/maps.ts";
import { outlineUnits } from "../../core/geo/border-lines.ts";
import type { ShapeIndex } from "../../core/geo/shape-index.ts";
import type { PlanDesk } from "./plan-desk.ts";

const collect = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const pointAt = (lon: number, lat: number, properties: Readonly<Record<string, unknown>>): Feature => ({
  type: "Feature",
  properties: { ...properties },
  geometry: { type: "Point", coordinates: [lon, lat] },
});

type Territories = readonly PlanDesk["territories"][number][];

/** Number of the topmost territory above each of some, itself where none is; null where none has one above. */
export function regionsOf(all: Territories, lowest: Territories): readonly number[] | null {
  if (all.every(({ parentId }) => parentId === null)) return null;
  const placeOf = new Map(all.map(({ id }, place) => [id, place]));
  const rootOf = (id: string): number => {
    const place = placeOf.get(id) ?? -1;
    const parent = all[place]?.parentId;
    return parent === null || parent === undefined || !placeOf.has(parent) ? place : rootOf(parent);
  };
  return lowest.map(({ id }) => rootOf(id));
}

/** The edge around some units. */
export function edgeOf(units: ReadonlySet<number>, { columns }: ShapeIndex): FeatureCollection {
  const coordinates = [...outlineUnits(columns, units)];
  const geometry = { type: "MultiLineString" as const, coordinates };
  return collect([{ type: "Feature", properties: {}, geometry }]);
}

interface Labelled extends Pick<PlanDesk, "layer"> {
  readonly assignment: Int32Array;
  readonly territories: readonly { readonly code: string; readonly name: string }[];
}

/** A point per territory that holds units: its unit nearest to the middle of all. */
export function labelsOf({ territories, assignment, layer }: Labelled) {
  const { lon, lat } = layer.units;
  const sums = territories.map(() => ({
    x: 0,
    y: 0,
    count: 0,
    best: -1,
    distance: Number.POSITIVE_INFINITY,
  }));
  for (let unit = 0; unit < assignment.length; unit++) {
    if (assignment[unit] < 0) continue;
    const sum = sums[assignment[unit]];
    sum.x += lon[unit];
    sum.y += lat[unit];
    sum.count++;
  }
  for (let unit = 0; unit < assignment.length; unit++) {
    if (assignment[unit] < 0) continue;
    const sum = sums[assignment[unit]];
    const distance = (lon[unit] - sum.x / sum.count) ** 2 + (lat[unit] - sum.y / sum.count) ** 2;
    if (distance >= sum.distance) continue;
    sum.best = unit;
    sum.distance = distance;
  }
  return collect(
    sums.flatMap(({ best, count }, index) => {
      const { code, name } = territories[index];
      return best < 0 ? [] : [pointAt(lon[best], lat[best], { code, name, count })];
    }),
  );
}

/** `weight` 1 is an account of mean revenue; `place` is its own in the list. */
export function accountsOf({ codes, names, lon, lat, revenue }: AccountPoints) {
  const mean = revenue.reduce((sum, value) => sum + value, 0) / Math.max(1, revenue.length) || 1;
  return collect(
    codes.map((code, place) =>
      pointAt(lon[place], lat[place], { code, name: names[place], weight: revenue[place] / mean, place }),
    ),
  );
}

export const homesOf = (
  homes: readonly { readonly name: string; readonly lon: number; readonly lat: number }[],
) => collect(homes.map(({ name, lon, lat }) => pointAt(lon, lat, { name })));
