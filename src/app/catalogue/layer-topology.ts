import type { UnitLayer } from "../../core/domain/unit-layer.ts";

/** Name of the object in every stored topology. */
export const UNITS_OBJECT = "units";

/**
 * A layer's shapes as TopoJSON text: arcs as they are, not quantised, the code as id and property. Reading it gives
 * the same layer again. Null where the layer has no shapes.
 */
export function writeTopology(layer: UnitLayer): string | null {
  const { topology, codes, names, points } = layer;
  if (topology === null) return null;
  const geometries = codes.map((code, u) => ({
    ...shapeOf(topology.polygons[u]),
    id: code,
    properties: { code, name: names[u], lat: points.y[u], lon: points.x[u] },
  }));
  return JSON.stringify({
    type: "Topology",
    arcs: topology.arcs,
    objects: { [UNITS_OBJECT]: { type: "GeometryCollection", geometries } },
  });
}

function shapeOf(polygons: readonly (readonly (readonly number[])[])[]) {
  if (polygons.length === 0) return { type: null };
  return polygons.length === 1
    ? { type: "Polygon", arcs: polygons[0] }
    : { type: "MultiPolygon", arcs: polygons };
}
