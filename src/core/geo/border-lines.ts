import type { ShapeColumns } from "./shape-columns.ts";

type Line = [number, number][];

/** The border between two classes, or between one and none; `id` is the same for the same two. */
export interface ClassBorder {
  readonly id: number;
  /** Degrees, as the coordinates of a GeoJSON MultiLineString; empty: they no longer meet. */
  readonly lines: readonly Line[];
}

/**
 * Lines where units of different classes meet, and the outer edge of those of a class; below 0 is no class. Kept in step as
 * units change: only borders that a change touches are given again. The arcs of a border are joined end to end, for a map
 * that simplifies lines leaves out short ones, and what stays are fragments.
 */
export class BorderLines {
  readonly #columns: ShapeColumns;
  readonly #classOf: (unit: number) => number;
  readonly #classCount: number;
  /** Of each arc; −1: both its sides are of one class. */
  readonly #borderOf: Int32Array;
  readonly #arcsOf = new Map<number, Set<number>>();
  /** Arcs of others that a unit has beyond a sliver. */
  readonly #acrossGaps = new Map<number, number[]>();
  #touched = new Set<number>();

  /** `classOf` is asked again at each `update`. Cost: all arcs. */
  constructor(columns: ShapeColumns, classCount: number, classOf: (unit: number) => number) {
    this.#columns = columns;
    this.#classOf = classOf;
    this.#classCount = classCount;
    this.#borderOf = new Int32Array(columns.arcOffsets.length - 1).fill(-1);
    for (let arc = 0; arc < this.#borderOf.length; arc++) {
      const beyond = columns.gapUnits[arc];
      if (beyond >= 0) this.#acrossGaps.set(beyond, [...(this.#acrossGaps.get(beyond) ?? []), arc]);
      this.#place(arc);
    }
  }

  /** Units that may have changed their class. Cost: their arcs. */
  update(units: Iterable<number>): void {
    const { unitOffsets, unitArcs } = this.#columns;
    for (const unit of units) {
      for (let at = unitOffsets[unit]; at < unitOffsets[unit + 1]; at++) this.#place(unitArcs[at]);
      for (const arc of this.#acrossGaps.get(unit) ?? []) this.#place(arc);
    }
  }

  /** The borders that are others than when this was last asked; at first all. Cost: their vertices. */
  takeChanged(): readonly ClassBorder[] {
    const touched = this.#touched;
    this.#touched = new Set();
    return [...touched].map((id) => ({ id, lines: joinArcs(this.#columns, this.#arcsOf.get(id) ?? []) }));
  }

  #place(arc: number): void {
    const before = this.#borderOf[arc];
    const now = this.#findBorder(arc);
    if (now === before) return;
    this.#borderOf[arc] = now;
    if (before >= 0) {
      this.#arcsOf.get(before)?.delete(arc);
      this.#touched.add(before);
    }
    if (now < 0) return;
    const arcs = this.#arcsOf.get(now);
    if (arcs === undefined) this.#arcsOf.set(now, new Set([arc]));
    else arcs.add(arc);
    this.#touched.add(now);
  }

  #findBorder(arc: number): number {
    const [one, other] = sidesOf(this.#columns, arc).map((unit) => this.#sideClass(unit));
    return one === other ? -1 : Math.min(one, other) * (this.#classCount + 1) + Math.max(one, other);
  }

  /** 0: none. */
  #sideClass(unit: number): number {
    return unit < 0 ? 0 : Math.max(-1, this.#classOf(unit)) + 1;
  }
}

/** The units on both sides of an arc, slivers passed over; −1: none. */
function sidesOf({ sides, gapUnits }: ShapeColumns, arc: number): readonly [number, number] {
  const other = sides[2 * arc + 1];
  return [sides[2 * arc], other < 0 ? gapUnits[arc] : other];
}

/** The outer edge of some units. Cost: their vertices. */
export function outlineUnits(columns: ShapeColumns, units: ReadonlySet<number>): readonly Line[] {
  const { unitOffsets, unitArcs } = columns;
  const edge = new Set<number>();
  for (const unit of units) {
    for (let at = unitOffsets[unit]; at < unitOffsets[unit + 1]; at++) {
      const arc = unitArcs[at];
      const [one, other] = sidesOf(columns, arc);
      if (units.has(one) !== units.has(other)) edge.add(arc);
    }
  }
  return joinArcs(columns, edge);
}

/** Arcs that end where others begin become one line with them. */
function joinArcs(columns: ShapeColumns, arcs: Iterable<number>): readonly Line[] {
  const left = new Set(arcs);
  const atPlace = new Map<string, number[]>();
  for (const arc of left) {
    for (const end of [columns.arcOffsets[arc], columns.arcOffsets[arc + 1] - 1]) {
      const place = `${columns.x[end]} ${columns.y[end]}`;
      const known = atPlace.get(place);
      if (known === undefined) atPlace.set(place, [arc]);
      else known.push(arc);
    }
  }
  const grow = (line: Line) => {
    for (;;) {
      const [x, y] = line[line.length - 1];
      const next = atPlace.get(`${x} ${y}`)?.find((arc) => left.has(arc));
      if (next === undefined) return;
      left.delete(next);
      const more = readArc(columns, next);
      if (more[0][0] !== x || more[0][1] !== y) more.reverse();
      for (let i = 1; i < more.length; i++) line.push(more[i]);
    }
  };
  const lines: Line[] = [];
  for (const arc of left) {
    left.delete(arc);
    const line = readArc(columns, arc);
    grow(line);
    line.reverse();
    grow(line);
    lines.push(line);
  }
  return lines;
}

function readArc({ arcOffsets, x, y }: ShapeColumns, arc: number): Line {
  const line: Line = [];
  for (let i = arcOffsets[arc]; i < arcOffsets[arc + 1]; i++) line.push([x[i], y[i]]);
  return line;
}
