import type { ShapeColumns } from "./shape-columns.ts";
import { ShapeIndex } from "./shape-index.ts";

/** Slivers between neighbours that were drawn or simplified apart are narrower than this, straits wider. */
const SLIVER_KM = 0.5;
/** A place in the middle of so many stretches of an arc is looked at. */
const SAMPLES = 3;
const KM_PER_DEGREE = 111.2;

/**
 * For each arc that only one unit has and that has others all along it with no more than a sliver between, the one that has
 * most of it; −1: none.
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
    const times = new Map<number, number>();
    const looks = Math.min(SAMPLES, count);
    let beside = 0;
    for (let look = 0; look < looks; look++) {
      const at = first + Math.floor(((look + 0.5) * count) / looks);
      const [lon, lat] = [(x[at] + x[at + 1]) / 2, (y[at] + y[at + 1]) / 2];
      const radius = SLIVER_KM / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
      const units = index.unitsWithin(lon, lat, radius, own);
      for (const unit of units) times.set(unit, (times.get(unit) ?? 0) + 1);
      if (units.length > 0) beside++;
    }
    if (beside < looks) continue;
    for (const [unit, often] of times) if (often > (times.get(gapUnits[arc]) ?? 0)) gapUnits[arc] = unit;
  }
  return gapUnits;
}
