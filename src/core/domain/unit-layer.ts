import type { UnitCode } from "./ids.ts";

/** Neighbours of each unit in compressed rows: those of u stand at offsets[u] … offsets[u + 1] − 1, ascending. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** Length of the shared border in km; 0 for a link across water. 1 where the source gives no length. */
  readonly borderKm: Float64Array;
  /** 1 where the edge is a link (ferry, bridge, bridging of an isolated part), 0 for a land border. */
  readonly isLink: Uint8Array;
  /** Price of a territory border NOT running here, added per crossed barrier; 0 everywhere without priced barriers. */
  readonly barrierPrice: Float64Array;
}

/** Positions: degrees (x = longitude, y = latitude; distances are haversine km) or plane coordinates (distances Euclidean). */
export interface Points {
  readonly kind: "geographic" | "planar";
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** How a unit's point was found. */
export type PointSource = "columns" | "inside-polygon" | "graph" | "cell-centre" | "account";

/** Polygons with shared arcs, as TopoJSON means them; geometry i belongs to unit i. Coordinates are degrees, not quantised. */
export interface UnitTopology {
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  /** Per unit: polygons → rings → arc indices (~i = reversed). Empty for a unit without a shape. */
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** A set of basic units with one topology and one adjacency. Arrays are parallel: entry i describes unit i. */
export interface UnitLayer {
  readonly name: string;
  readonly codes: readonly UnitCode[];
  readonly names: readonly string[];
  readonly points: Points;
  readonly pointSource: readonly PointSource[];
  /** Joined properties and attributes by column name; one cell per unit. Text stays text. */
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  readonly topology: UnitTopology | null;
  /** Null where units have no polygon. */
  readonly areaKm2: Float64Array | null;
  readonly perimeterKm: Float64Array | null;
  readonly adjacency: Adjacency;
}

export type Cell = string | number | null;
