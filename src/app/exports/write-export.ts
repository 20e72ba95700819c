import type { ExportRequest } from "../../contract/exports.ts";
import type { JobFile } from "../ports/rows/jobs.ts";
import type { ExportSource, ExportText } from "./export-source.ts";
import { writeAccounts } from "./write-accounts.ts";
import { writeAlignment } from "./write-alignment.ts";
import { writeTerritories } from "./write-territories.ts";
import { writeTerritoryShapes } from "./write-territory-shapes.ts";

type Writer = (source: ExportSource) => Promise<ExportText>;

const CSV = "text/csv; charset=utf-8";

const WRITERS: Readonly<Record<ExportRequest["content"], Writer>> = {
  alignment: writeAlignment,
  territories: writeTerritories,
  accounts: writeAccounts,
};

/** A file of what the actor is shown. Cost: all its rows. */
export async function writeExport(
  source: ExportSource,
  { content, format }: ExportRequest,
): Promise<{ readonly file: JobFile; readonly rows: number }> {
  const isShapes = format === "geojson";
  const { parts, rows } = await (isShapes ? writeTerritoryShapes : WRITERS[content])(source);
  const file = {
    name: `${content}.${format}`,
    mediaType: isShapes ? "application/geo+json" : CSV,
    content: joinTexts(parts),
  };
  return { file, rows };
}

function joinTexts(parts: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const encoded = parts.map((part) => encoder.encode(part));
  const whole = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const bytes of encoded) {
    whole.set(bytes, offset);
    offset += bytes.length;
  }
  return whole;
}
