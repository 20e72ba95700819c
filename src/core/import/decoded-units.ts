import type { Cell, PointSource, Points, UnitTopology } from "../domain/unit-layer.ts";

/**
 * Units as one file gave them, before attributes are joined, rows filtered and adjacency built.
 * Arrays are parallel. Every codec of units returns this shape; build-unit-layer.ts turns it into a UnitLayer.
 */
export interface DecodedUnits {
  readonly file: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  readonly topology: UnitTopology | null;
  /** Given where the format carries the points itself (graph file, H3 cells, accounts as units); else found later. */
  readonly points: Points | null;
  readonly pointSource: PointSource | null;
  /** Given where the format carries the adjacency itself: [i, j, borderKm]. */
  readonly edges: readonly (readonly [number, number, number])[] | null;
}
