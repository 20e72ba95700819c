import type { ExportSource, ExportText } from "./export-source.ts";
import { listTerritoryLines } from "./list-territory-lines.ts";

/** Territories with totals, reps and fine outlines as GeoJSON; geometry null where a territory holds no unit with a shape. */
export async function writeTerritoryShapes(source: ExportSource): Promise<ExportText> {
  const { tx, plan } = source;
  const units = (await tx.shapes.units(plan.id))?.territories ?? [];
  const hashOf = new Map(units.map(({ id, unitsHash }) => [id, unitsHash]));
  const features: string[] = [];
  for (const { territoryId, fields, measures } of await listTerritoryLines(source)) {
    if (territoryId === null) continue;
    // as it is stored, one after the other: megabytes of coordinates at once would hold everything else up
    const hash = hashOf.get(territoryId) ?? "";
    const coordinates = await tx.shapes.outlineText(territoryId, "fine", hash);
    const geometry = coordinates && `{"type":"MultiPolygon","coordinates":${coordinates}}`;
    const properties = JSON.stringify({ ...fields, measures });
    const comma = features.length === 0 ? "" : ",";
    features.push(`${comma}\n{"type":"Feature","properties":${properties},"geometry":${geometry}}`);
  }
  return {
    parts: ['{"type":"FeatureCollection","features":[', ...features, "\n]}\n"],
    rows: features.length,
  };
}
