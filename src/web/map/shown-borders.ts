import type { Feature } from "geojson";
import type { GeoJSONSource, Map as LibreMap } from "maplibre-gl";
import { BorderLines, type ClassBorder } from "../../core/geo/border-lines.ts";
import type { ShapeIndex } from "../../core/geo/shape-index.ts";

interface Bordered {
  /** Territory per unit; below 0: none. */
  readonly assignment: Int32Array;
  readonly territories: readonly { readonly code: string }[];
  /** Number of the region of each territory; null: there are none. */
  readonly regionOf: readonly number[] | null;
}

interface Kept extends Bordered {
  readonly outlines: BorderLines;
  readonly regions: BorderLines | null;
}

const featureOf = ({ id, lines }: ClassBorder): Feature => ({
  ...{ type: "Feature", id, properties: {} },
  geometry: { type: "MultiLineString", coordinates: [...lines] },
});

/** The borders of territories and regions on a map: what changed is sent, for all of them are many megabytes. */
export class ShownBorders {
  readonly #map: LibreMap;
  readonly #shapes: ShapeIndex;
  #kept: Kept | null = null;

  constructor(map: LibreMap, shapes: ShapeIndex) {
    this.#map = map;
    this.#shapes = shapes;
  }

  /** Cost: the units; of those that moved since the last call, and at first of all, their borders. */
  show(plan: Bordered): void {
    const kept = this.#kept;
    if (kept === null || !isAlike(kept, plan)) {
      this.#begin(plan);
      return;
    }
    const moved: number[] = [];
    for (const [unit, territory] of plan.assignment.entries()) {
      if (kept.assignment[unit] === territory) continue;
      kept.assignment[unit] = territory;
      moved.push(unit);
    }
    for (const level of ["outlines", "regions"] as const) {
      kept[level]?.update(moved);
      const changed = kept[level]?.takeChanged() ?? [];
      if (changed.length === 0) continue;
      const isGone = ({ lines }: ClassBorder) => lines.length === 0;
      void this.#source(level)?.updateData({
        remove: changed.filter(isGone).map(({ id }) => id),
        add: changed.filter((border) => !isGone(border)).map(featureOf),
      });
    }
  }

  #begin({ assignment: now, territories, regionOf }: Bordered): void {
    const { columns } = this.#shapes;
    const assignment = now.slice();
    const regionCount = Math.max(0, ...(regionOf ?? [])) + 1;
    const kept: Kept = {
      ...{ assignment, territories, regionOf },
      outlines: new BorderLines(columns, territories.length, (unit) => assignment[unit]),
      regions: regionOf && new BorderLines(columns, regionCount, (unit) => regionOf[assignment[unit]] ?? -1),
    };
    this.#kept = kept;
    for (const level of ["outlines", "regions"] as const) {
      const features = (kept[level]?.takeChanged() ?? []).map(featureOf);
      void this.#source(level)?.setData({ type: "FeatureCollection", features });
    }
  }

  #source(level: "outlines" | "regions"): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>(level);
  }
}

const isAlike = (one: Bordered, other: Bordered): boolean =>
  one.regionOf === other.regionOf &&
  one.territories.length === other.territories.length &&
  one.territories.every(({ code }, index) => code === other.territories[index].code);
