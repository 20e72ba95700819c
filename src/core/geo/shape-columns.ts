import Flatbush from "flatbush";
import type { UnitTopology } from "../domain/unit-layer.ts";

/** Shapes of units in flat columns, which cross from thread to thread without a copy. Degrees. */
export interface ShapeColumns {
  /** Points of arc i: arcOffsets[i] … arcOffsets[i + 1] − 1 of `x` and `y`. */
  readonly arcOffsets: Int32Array<ArrayBuffer>;
  readonly x: Float64Array<ArrayBuffer>;
  readonly y: Float64Array<ArrayBuffer>;
  /** The units on both sides of arc i: entries 2i and 2i + 1; −1: none, which is the edge of the map. */
  readonly sides: Int32Array<ArrayBuffer>;
  /** Of an arc with nothing beyond it the unit that lies there but for a sliver (`findGapUnits`); −1: none. */
  readonly gapUnits: Int32Array<ArrayBuffer>;
  /** Arcs of unit u, of all its rings: unitOffsets[u] … unitOffsets[u + 1] − 1 of `unitArcs`. */
  readonly unitOffsets: Int32Array<ArrayBuffer>;
  readonly unitArcs: Int32Array<ArrayBuffer>;
  /** 1 for a unit across the antimeridian: its western longitudes count 360 more. */
  readonly isTurned: Uint8Array<ArrayBuffer>;
  /** Flatbush over the boxes of the units in `boxUnits`; null without shapes. */
  readonly tree: ArrayBuffer | null;
  readonly boxUnits: Int32Array<ArrayBuffer>;
}

/** Longitude as a unit across the antimeridian counts it. */
export const turn = (x: number, isTurned: boolean): number => (isTurned && x < 0 ? x + 360 : x);

/** `gapUnits` is left empty. Cost: all vertices, and n log n for the tree. */
export function packShapes({ arcs, polygons }: UnitTopology): ShapeColumns {
  const { arcOffsets, x, y } = packArcs(arcs);
  const sides = new Int32Array(2 * arcs.length).fill(-1);
  const unitOffsets = new Int32Array(polygons.length + 1);
  const unitArcs: number[] = [];
  for (const [unit, rings] of polygons.entries()) {
    for (const signed of rings.flat(2)) {
      const arc = signed < 0 ? ~signed : signed;
      unitArcs.push(arc);
      if (sides[2 * arc] < 0) sides[2 * arc] = unit;
      else if (sides[2 * arc + 1] < 0) sides[2 * arc + 1] = unit;
    }
    unitOffsets[unit + 1] = unitArcs.length;
  }
  const gapUnits = new Int32Array(arcs.length).fill(-1);
  const columns = { arcOffsets, x, y, sides, gapUnits, unitOffsets, unitArcs: Int32Array.from(unitArcs) };
  return { ...columns, ...packBoxes(columns) };
}

function packArcs(arcs: UnitTopology["arcs"]) {
  const arcOffsets = new Int32Array(arcs.length + 1);
  for (const [i, arc] of arcs.entries()) arcOffsets[i + 1] = arcOffsets[i] + arc.length;
  const x = new Float64Array(arcOffsets[arcs.length]);
  const y = new Float64Array(x.length);
  let next = 0;
  for (const arc of arcs) {
    for (const [longitude, latitude] of arc) {
      x[next] = longitude;
      y[next++] = latitude;
    }
  }
  return { arcOffsets, x, y };
}

type Arcs = Pick<ShapeColumns, "arcOffsets" | "x" | "y" | "unitOffsets" | "unitArcs">;

function packBoxes(arcs: Arcs): Pick<ShapeColumns, "isTurned" | "tree" | "boxUnits"> {
  const count = arcs.unitOffsets.length - 1;
  const isTurned = new Uint8Array(count);
  const boxUnits = Int32Array.from({ length: count }, (_, unit) => unit).filter(
    (unit) => arcs.unitOffsets[unit + 1] > arcs.unitOffsets[unit],
  );
  if (boxUnits.length === 0) return { isTurned, tree: null, boxUnits };
  const tree = new Flatbush(boxUnits.length);
  for (const unit of boxUnits) {
    let box = boxOf(arcs, unit, false);
    if (box.maxX - box.minX > 180) {
      isTurned[unit] = 1;
      box = boxOf(arcs, unit, true);
    }
    tree.add(box.minX, box.minY, box.maxX, box.maxY);
  }
  tree.finish();
  return { isTurned, tree: tree.data as ArrayBuffer, boxUnits };
}

function boxOf({ arcOffsets, x, y, unitOffsets, unitArcs }: Arcs, unit: number, isTurned: boolean) {
  const box = {
    ...{ minX: Number.POSITIVE_INFINITY, minY: Number.POSITIVE_INFINITY },
    ...{ maxX: Number.NEGATIVE_INFINITY, maxY: Number.NEGATIVE_INFINITY },
  };
  for (let at = unitOffsets[unit]; at < unitOffsets[unit + 1]; at++) {
    const arc = unitArcs[at];
    for (let i = arcOffsets[arc]; i < arcOffsets[arc + 1]; i++) {
      const longitude = turn(x[i], isTurned);
      if (longitude < box.minX) box.minX = longitude;
      if (longitude > box.maxX) box.maxX = longitude;
      if (y[i] < box.minY) box.minY = y[i];
      if (y[i] > box.maxY) box.maxY = y[i];
    }
  }
  return box;
}
