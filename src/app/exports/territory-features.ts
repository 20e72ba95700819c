import type { ExportFeature } from "../../core/export/write-geojson.ts";
import type { ExportSource } from "./export-source.ts";
import { listTerritoryLines } from "./list-territory-lines.ts";

/** Territories with totals, reps and fine outlines; without geometry where a territory holds no unit with a shape. */
export async function* territoryFeatures(source: ExportSource): AsyncGenerator<ExportFeature> {
  const { tx, plan } = source;
  const units = (await tx.shapes.units(plan.id))?.territories ?? [];
  const hashOf = new Map(units.map(({ id, unitsHash }) => [id, unitsHash]));
  for (const { territoryId, fields, measures } of await listTerritoryLines(source)) {
    if (territoryId === null) continue;
    // as it is stored, one after the other: megabytes of coordinates at once would hold everything else up
    const hash = hashOf.get(territoryId) ?? "";
    const coordinates = await tx.shapes.outlineText(territoryId, "fine", hash);
    const geometry = coordinates ? `{"type":"MultiPolygon","coordinates":${coordinates}}` : "null";
    yield { properties: { ...fields, measures }, geometry };
  }
}
