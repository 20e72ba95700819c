import type { ExportSource, ExportText } from "./export-source.ts";
import { listTerritoryLines } from "./list-territory-lines.ts";

/** Territories with totals, reps and fine outlines as GeoJSON; geometry null where a territory holds no unit with a shape. */
export async function writeTerritoryShapes(source: ExportSource): Promise<ExportText> {
  const lines = (await listTerritoryLines(source)).filter(({ territoryId }) => territoryId !== null);
  const outlines = await source.tx.shapes.outlineTexts(source.plan.id, "fine");
  const features = lines.map(({ territoryId, fields, measures }, place) => {
    const coordinates = outlines.get(territoryId ?? "");
    // as it is stored: reading megabytes of coordinates only to write them again would hold everything else up
    const geometry =
      coordinates === undefined ? "null" : `{"type":"MultiPolygon","coordinates":${coordinates}}`;
    const properties = JSON.stringify({ ...fields, measures });
    return `${place === 0 ? "" : ","}\n{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
  });
  return {
    parts: ['{"type":"FeatureCollection","features":[', ...features, "\n]}\n"],
    rows: features.length,
  };
}
