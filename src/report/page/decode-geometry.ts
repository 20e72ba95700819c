import type { PageData } from "../page-data.ts";

export type Box = [left: number, top: number, right: number, bottom: number];

/** Shapes on the display grid as the map draws and searches them. */
export interface Geometry {
  /** x, y, x, y … per arc; empty without shapes. */
  readonly arcs: readonly Int32Array[];
  /** Units on the two sides of each arc; −1 = none. */
  readonly arcSides: readonly (readonly [number, number])[];
  readonly boxes: readonly Box[];
  readonly extent: Box;
  /** Neighbours of each unit, ascending. */
  readonly neighbours: readonly (readonly number[])[];
  /** Unit pairs joined by a link across water. */
  readonly links: readonly (readonly [number, number])[];
}

export function decodeGeometry(data: PageData): Geometry {
  const arcs = data.shapes ? decodeArcs(data.shapes.arcLengths, data.shapes.steps) : [];
  const { neighbours, links } = decodeNeighbours(data);
  const arcBoxes = arcs.map(boxOfArc);
  const boxes = data.units.codes.map((_, u) => boxOfUnit(data, u, arcBoxes));
  return { arcs, arcSides: findSides(data, arcs.length), boxes, extent: joinBoxes(boxes), neighbours, links };
}

export function joinBoxes(boxes: readonly Box[]): Box {
  const joined: Box = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [left, top, right, bottom] of boxes) {
    joined[0] = Math.min(joined[0], left);
    joined[1] = Math.min(joined[1], top);
    joined[2] = Math.max(joined[2], right);
    joined[3] = Math.max(joined[3], bottom);
  }
  return joined;
}

function decodeArcs(lengths: readonly number[], steps: readonly number[]): Int32Array[] {
  let read = 0;
  return lengths.map((length) => {
    const arc = new Int32Array(length * 2);
    let [x, y] = [0, 0];
    for (let i = 0; i < length; i++) {
      x += steps[read++];
      y += steps[read++];
      arc[2 * i] = x;
      arc[2 * i + 1] = y;
    }
    return arc;
  });
}

function findSides(data: PageData, arcCount: number): [number, number][] {
  const sides = Array.from({ length: arcCount }, (): [number, number] => [-1, -1]);
  data.shapes?.rings.forEach((rings, unit) => {
    for (const ring of rings) {
      for (const signed of ring) {
        const side = sides[signed < 0 ? ~signed : signed];
        if (side[0] === -1) side[0] = unit;
        else if (side[0] !== unit) side[1] = unit;
      }
    }
  });
  return sides;
}

function boxOfArc(arc: Int32Array): Box {
  const box: Box = [arc[0], arc[1], arc[0], arc[1]];
  for (let i = 2; i < arc.length; i += 2) {
    box[0] = Math.min(box[0], arc[i]);
    box[1] = Math.min(box[1], arc[i + 1]);
    box[2] = Math.max(box[2], arc[i]);
    box[3] = Math.max(box[3], arc[i + 1]);
  }
  return box;
}

function boxOfUnit(data: PageData, unit: number, arcBoxes: readonly Box[]): Box {
  const rings = data.shapes?.rings[unit] ?? [];
  const [x, y] = [data.units.x[unit], data.units.y[unit]];
  if (rings.length === 0) return [x, y, x, y];
  return joinBoxes(rings.flat().map((signed) => arcBoxes[signed < 0 ? ~signed : signed]));
}

function decodeNeighbours({ units }: PageData) {
  const neighbours: number[][] = units.codes.map(() => []);
  const links: [number, number][] = [];
  let read = 0;
  units.neighbourCounts.forEach((count, unit) => {
    for (let i = 0; i < count; i++, read++) {
      const other = unit + units.neighbourSteps[read];
      neighbours[unit].push(other);
      neighbours[other].push(unit);
      if (units.neighbourIsLink[read]) links.push([unit, other]);
    }
  });
  for (const list of neighbours) list.sort((a, b) => a - b);
  return { neighbours, links };
}
