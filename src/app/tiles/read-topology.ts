import type { UnitTopology } from "../../core/domain/unit-layer.ts";
import { UNITS_OBJECT } from "../catalogue/layer-topology.ts";

/** A shape as `writeTopology` writes it. */
type StoredShape = { readonly id: string; readonly properties: { readonly name: string } } & (
  | { readonly type: null }
  | { readonly type: "Polygon"; readonly arcs: UnitTopology["polygons"][number][number] }
  | { readonly type: "MultiPolygon"; readonly arcs: UnitTopology["polygons"][number] }
);

interface StoredTopology {
  readonly arcs: UnitTopology["arcs"];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly StoredShape[] }>>;
}

/** A layer's shapes with what its tiles say of each unit. */
export interface NamedTopology {
  readonly topology: UnitTopology;
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** Reads what `writeTopology` wrote. */
export function readTopology(text: string): NamedTopology {
  const stored = JSON.parse(text) as StoredTopology;
  const { geometries } = stored.objects[UNITS_OBJECT];
  return {
    topology: { arcs: stored.arcs, polygons: geometries.map(polygonsOf) },
    codes: geometries.map(({ id }) => id),
    names: geometries.map(({ properties }) => properties.name),
  };
}

function polygonsOf(shape: StoredShape): UnitTopology["polygons"][number] {
  if (shape.type === null) return [];
  return shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
}
