import Flatbush from "flatbush";
import { type ShapeColumns, turn } from "./shape-columns.ts";

/** A place in degrees. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Finds units by where they lie, fast enough for a pointer in motion: it looks at the vertices of few shapes. */
export class ShapeIndex {
  readonly columns: ShapeColumns;
  readonly #tree: Flatbush | null;

  constructor(columns: ShapeColumns) {
    this.columns = columns;
    this.#tree = columns.tree === null ? null : Flatbush.from(columns.tree);
  }

  /** The unit whose shape holds the place, the lowest where several do; −1: none. */
  unitAt(x: number, y: number): number {
    let found = -1;
    for (const unit of this.#near({ x, y }, 0, 0))
      if ((found < 0 || unit < found) && this.#holds(unit, { x, y })) found = unit;
    return found;
  }

  /** Units, but for one, whose shape comes within a radius, in degrees of longitude, of the place: a circle on a Mercator map. */
  unitsWithin(x: number, y: number, radius: number, except = -1): number[] {
    const stretch = 1 / Math.cos((y * Math.PI) / 180);
    return this.#near({ x, y }, radius, radius / stretch).filter(
      (unit) =>
        unit !== except &&
        (this.#holds(unit, { x, y }) || (radius > 0 && this.#touches(unit, { x, y }, { radius, stretch }))),
    );
  }

  /** Units whose box comes that close. */
  #near({ x, y }: Place, marginX: number, marginY: number): number[] {
    const { boxUnits, isTurned } = this.columns;
    if (this.#tree === null) return [];
    const found: number[] = [];
    // boxes across the antimeridian reach past 180°
    for (const at of x < 0 ? [x, x + 360] : [x]) {
      for (const box of this.#tree.search(at - marginX, y - marginY, at + marginX, y + marginY)) {
        const unit = boxUnits[box];
        if (at === turn(x, isTurned[unit] === 1)) found.push(unit);
      }
    }
    return found;
  }

  /** By even and odd crossings of all arcs: holes and parts need no order. */
  #holds(unit: number, place: Place): boolean {
    const { arcOffsets, x, y, unitOffsets, unitArcs, isTurned } = this.columns;
    const isOver = isTurned[unit] === 1;
    const at = turn(place.x, isOver);
    let isInside = false;
    for (let k = unitOffsets[unit]; k < unitOffsets[unit + 1]; k++) {
      const arc = unitArcs[k];
      for (let i = arcOffsets[arc] + 1; i < arcOffsets[arc + 1]; i++) {
        const [y1, y2] = [y[i - 1], y[i]];
        if (y1 > place.y === y2 > place.y) continue;
        const x1 = turn(x[i - 1], isOver);
        if (at < x1 + ((place.y - y1) / (y2 - y1)) * (turn(x[i], isOver) - x1)) isInside = !isInside;
      }
    }
    return isInside;
  }

  #touches(
    unit: number,
    place: Place,
    { radius, stretch }: { readonly radius: number; readonly stretch: number },
  ): boolean {
    const { arcOffsets, x, y, unitOffsets, unitArcs, isTurned } = this.columns;
    const isOver = isTurned[unit] === 1;
    const at = turn(place.x, isOver);
    const square = radius * radius;
    for (let k = unitOffsets[unit]; k < unitOffsets[unit + 1]; k++) {
      const arc = unitArcs[k];
      for (let i = arcOffsets[arc] + 1; i < arcOffsets[arc + 1]; i++) {
        const ax = turn(x[i - 1], isOver) - at;
        const ay = (y[i - 1] - place.y) * stretch;
        const dx = turn(x[i], isOver) - at - ax;
        const dy = (y[i] - place.y) * stretch - ay;
        const length = dx * dx + dy * dy;
        const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
        if ((ax + share * dx) ** 2 + (ay + share * dy) ** 2 <= square) return true;
      }
    }
    return false;
  }
}
