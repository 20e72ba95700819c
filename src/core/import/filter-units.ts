import { type Outcome, success } from "../domain/problem.ts";
import type { Cell, UnitTopology } from "../domain/unit-layer.ts";
import type { DecodedUnits } from "./decoded-units.ts";
import type { Filter } from "./parse-filter.ts";
import { selectRows } from "./select-rows.ts";

/**
 * Keeps the units that pass every filter, with their points, polygons and the edges among them; arcs no kept unit uses are
 * left out. Without filters the units come back unchanged. Problems: IMP-219, IMP-232. O(units + arcs + edges).
 */
export function filterUnits(units: DecodedUnits, filters: readonly Filter[]): Outcome<DecodedUnits> {
  if (filters.length === 0) return success(units);
  const names = Object.keys(units.columns);
  const selected = selectRows(
    {
      file: units.file,
      columns: names,
      count: units.codes.length,
      cellAt: (unit, column) => units.columns[names[column]][unit],
    },
    filters,
  );
  if (!selected.ok) return selected;
  return success(keepUnits(units, selected.value), selected.warnings);
}

function keepUnits(units: DecodedUnits, kept: readonly number[]): DecodedUnits {
  const columns: Record<string, readonly Cell[]> = {};
  for (const [name, cells] of Object.entries(units.columns)) columns[name] = kept.map((unit) => cells[unit]);
  const { points, topology, edges } = units;
  return {
    ...units,
    codes: kept.map((unit) => units.codes[unit]),
    names: kept.map((unit) => units.names[unit]),
    columns,
    topology: topology && keepPolygons(topology, kept),
    points: points && {
      kind: points.kind,
      x: Float64Array.from(kept, (unit) => points.x[unit]),
      y: Float64Array.from(kept, (unit) => points.y[unit]),
    },
    edges: edges && keepEdges(edges, kept),
  };
}

function keepEdges(
  edges: NonNullable<DecodedUnits["edges"]>,
  kept: readonly number[],
): NonNullable<DecodedUnits["edges"]> {
  const newIndex = new Map(kept.map((unit, index) => [unit, index]));
  return edges.flatMap(([from, to, borderKm]) => {
    const [a, b] = [newIndex.get(from), newIndex.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b, borderKm] as const];
  });
}

function keepPolygons(topology: UnitTopology, kept: readonly number[]): UnitTopology {
  const newIndex = new Map<number, number>();
  const arcs: UnitTopology["arcs"][number][] = [];
  const renumber = (arc: number): number => {
    // ~i stands for arc i walked backwards
    const old = arc < 0 ? ~arc : arc;
    let index = newIndex.get(old);
    if (index === undefined) {
      index = arcs.length;
      newIndex.set(old, index);
      arcs.push(topology.arcs[old]);
    }
    return arc < 0 ? ~index : index;
  };
  const polygons = kept.map((unit) =>
    topology.polygons[unit].map((rings) => rings.map((ring) => ring.map(renumber))),
  );
  return { arcs, polygons };
}
