import type { Points } from "../domain/unit-layer.ts";
import type { AdjacencyEdge } from "../geo/build-adjacency.ts";
import { findDelaunayEdges } from "../geo/delaunay-edges.ts";
import { findNearBorders } from "../geo/near-borders.ts";
import { findSharedBorders } from "../geo/shared-borders.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import type { PlacedRow } from "./read-link-rows.ts";

/** What is known beside the units themselves. */
export interface BorderSources {
  readonly points: Points;
  /** The complete land borders from a table; null where there is none. */
  readonly landRows: readonly PlacedRow[] | null;
  readonly toleranceKm: number;
}

/**
 * Borders of the units, from the first source there is: the complete table, the format's own edges, shared or near outlines,
 * and for bare points their Delaunay triangulation. A table row without length takes the outlines' length, else 1.
 */
export function findBorders(decoded: DecodedUnits, sources: BorderSources): readonly AdjacencyEdge[] {
  const { landRows, points } = sources;
  if (landRows !== null) return bordersOfTable(decoded, landRows, sources.toleranceKm);
  if (decoded.edges !== null) return decoded.edges.map(([a, b, borderKm]) => land(a, b, borderKm));
  if (decoded.topology !== null) return bordersOfShapes(decoded, sources.toleranceKm);
  return findDelaunayEdges(points);
}

function bordersOfTable(
  decoded: DecodedUnits,
  rows: readonly PlacedRow[],
  toleranceKm: number,
): readonly AdjacencyEdge[] {
  const unitCount = decoded.codes.length;
  const pairOf = (a: number, b: number): number => Math.min(a, b) * unitCount + Math.max(a, b);
  const isComplete = rows.every((row) => row.lengthKm !== null);
  const measured = isComplete || decoded.topology === null ? [] : bordersOfShapes(decoded, toleranceKm);
  const kmOf = new Map(measured.map((edge) => [pairOf(edge.a, edge.b), edge.borderKm]));
  // A table may list a pair in both directions: once is enough, and its length must not double.
  const byPair = new Map<number, AdjacencyEdge>();
  for (const { a, b, lengthKm } of rows) {
    const pair = pairOf(a, b);
    if (!byPair.has(pair)) byPair.set(pair, land(a, b, lengthKm ?? kmOf.get(pair) ?? 1));
  }
  return [...byPair.values()];
}

function bordersOfShapes(decoded: DecodedUnits, toleranceKm: number): readonly AdjacencyEdge[] {
  if (decoded.topology === null) return [];
  const shared = findSharedBorders(decoded.topology);
  return toleranceKm > 0 ? [...shared, ...findNearBorders(decoded.topology, toleranceKm)] : shared;
}

function land(a: number, b: number, borderKm: number): AdjacencyEdge {
  return { a, b, borderKm, isLink: false, barrierPrice: 0 };
}
