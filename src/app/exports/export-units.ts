import type { ExportTable } from "../../core/export/export-table.ts";
import type { ExportFeature } from "../../core/export/write-geojson.ts";
import { dissolveUnits } from "../../core/geo/dissolve-units.ts";
import type { UnitRecord } from "../ports/rows/layers.ts";
import type { Transaction } from "../ports/store.ts";
import { readTopology } from "../tiles/read-topology.ts";
import { PAGE_ROWS } from "./export-source.ts";

async function* unitPages(tx: Transaction, layerId: string): AsyncGenerator<readonly UnitRecord[]> {
  let last: number | null = null;
  for (;;) {
    const page: readonly UnitRecord[] = await tx.layers.units(layerId, PAGE_ROWS, last);
    if (page.length > 0) yield page;
    if (page.length < PAGE_ROWS) return;
    last = page[page.length - 1].position;
  }
}

/** Units of a layer in its order, a column for each activity measure. */
export async function unitTable(tx: Transaction, layerId: string): Promise<ExportTable> {
  const keys = await tx.exports.measureKeys(layerId);
  async function* pages() {
    for await (const page of unitPages(tx, layerId)) {
      yield page.map(({ code, name, lon, lat, areaKm2, measures }) => [
        code,
        name,
        lon,
        lat,
        areaKm2,
        ...keys.map((key) => measures[key] ?? null),
      ]);
    }
  }
  return { name: "units", columns: ["code", "name", "lon", "lat", "area_km2", ...keys], pages: pages() };
}

/** Units with measures and shapes; without geometry where one has no shape. Cost: the layer's shapes in memory. */
export async function* unitFeatures(tx: Transaction, layerId: string): AsyncGenerator<ExportFeature> {
  const text = await tx.catalogue.readTopology(layerId);
  const topology = text === null ? null : readTopology(text).topology;
  for await (const page of unitPages(tx, layerId)) {
    for (const { code, name, lon, lat, areaKm2, measures, position } of page) {
      const hasShape = topology !== null && topology.polygons[position].length > 0;
      const geometry = hasShape ? JSON.stringify(dissolveUnits(topology, [position]).geometry) : "null";
      yield { properties: { code, name, lon, lat, area_km2: areaKm2, ...measures }, geometry };
    }
  }
}
