import type { UnitTopology } from "../../core/domain/unit-layer.ts";
import { findGapUnits } from "../../core/geo/gap-units.ts";
import { packShapes } from "../../core/geo/shape-columns.ts";

type Shape =
  | { readonly type: null }
  | { readonly type: "Polygon"; readonly arcs: UnitTopology["polygons"][number][number] }
  | { readonly type: "MultiPolygon"; readonly arcs: UnitTopology["polygons"][number] };

interface Shapes {
  readonly arcs: UnitTopology["arcs"];
  readonly objects: { readonly units: { readonly geometries: readonly Shape[] } };
}

/** Reads TopoJSON as the API sends it and gives back its columns, so that the page need not stop for it. */
addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  const { arcs, objects } = JSON.parse(new TextDecoder().decode(data)) as Shapes;
  const packed = packShapes({ arcs, polygons: objects.units.geometries.map(polygonsOf) });
  const columns = { ...packed, gapUnits: findGapUnits(packed) };
  const transfer = Object.values(columns).flatMap((column) =>
    column === null ? [] : [column instanceof ArrayBuffer ? column : column.buffer],
  );
  postMessage(columns, { transfer });
});

function polygonsOf(shape: Shape): UnitTopology["polygons"][number] {
  if (shape.type === null) return [];
  return shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
}
