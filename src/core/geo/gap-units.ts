import type { ShapeColumns } from "./shape-columns.ts";
import { ShapeIndex } from "./shape-index.ts";

/** Slivers between neighbours that were drawn or simplified apart are narrower than this, straits wider. */
const SLIVER_KM = 0.5;
/** A place in the middle of so many stretches of an arc is looked at. */
const SAMPLES = 3;
const KM_PER_DEGREE = 111.2;

/**
 * For each arc that only one unit has, the other unit that lies all along it with no more than a sliver between; −1: none.
 * Shapes that do not quite fit would else have a coast in the middle of the land.
 * Cost: `SAMPLES` look-ups per arc that is not shared, over the vertices of the shapes near it.
 */
export function findGapUnits(columns: ShapeColumns): Int32Array<ArrayBuffer> {
  const { sides, arcOffsets, x, y } = columns;
  const index = new ShapeIndex(columns);
  const gapUnits = new Int32Array(arcOffsets.length - 1).fill(-1);
  for (let arc = 0; arc < gapUnits.length; arc++) {
    const own = sides[2 * arc];
    if (own < 0 || sides[2 * arc + 1] >= 0) continue;
    const [first, count] = [arcOffsets[arc], arcOffsets[arc + 1] - arcOffsets[arc] - 1];
    const found = new Map<number, number>();
    const looks = Math.min(SAMPLES, count);
    for (let sample = 0; sample < looks; sample++) {
      const at = first + Math.floor(((sample + 0.5) * count) / looks);
      const [lon, lat] = [(x[at] + x[at + 1]) / 2, (y[at] + y[at + 1]) / 2];
      const radius = SLIVER_KM / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
      for (const unit of index.unitsWithin(lon, lat, radius, own))
        found.set(unit, (found.get(unit) ?? 0) + 1);
    }
    for (const [unit, times] of found) if (times === looks) gapUnits[arc] = unit;
  }
  return gapUnits;
}
