import { strToU8 } from "fflate";
import type { ExportCell, ExportTable } from "./export-table.ts";

/** One feature: its properties, and its geometry as JSON text. */
export interface ExportFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  /** "null" where it has no place. */
  readonly geometry: string;
}

/** A FeatureCollection (RFC 7946), a feature per line, one after the other. */
export async function* writeGeoJson(
  features: AsyncIterable<ExportFeature> | Iterable<ExportFeature>,
): AsyncGenerator<Uint8Array> {
  yield strToU8('{"type":"FeatureCollection","features":[');
  let comma = "";
  for await (const { properties, geometry } of features) {
    const text = `${comma}\n{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry}}`;
    yield strToU8(text);
    comma = ",";
  }
  yield strToU8("\n]}\n");
}

/** Rows of a table as points by its columns of degrees, which are no properties then. */
export async function* pointsOf({ columns, pages }: ExportTable): AsyncGenerator<ExportFeature> {
  const [lon, lat] = [columns.indexOf("lon"), columns.indexOf("lat")];
  for await (const page of pages) {
    for (const row of page) {
      const properties = Object.fromEntries(
        columns.flatMap((column, index): [string, ExportCell][] =>
          index === lon || index === lat ? [] : [[column, row[index]]],
        ),
      );
      const isPlaced = row[lon] !== null && row[lat] !== null;
      yield {
        properties,
        geometry: isPlaced ? `{"type":"Point","coordinates":[${row[lon]},${row[lat]}]}` : "null",
      };
    }
  }
}
