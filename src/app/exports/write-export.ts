import { strToU8 } from "fflate";
import type { ExportFormat, ExportRequest, PlanContent } from "../../contract/exports.ts";
import { BrokenInvariant, type Failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { ExportTable } from "../../core/export/export-table.ts";
import type { ObjectTable } from "../../core/export/salesforce/read-records.ts";
import { writeCsv } from "../../core/export/write-csv.ts";
import { pointsOf, writeGeoJson } from "../../core/export/write-geojson.ts";
import { WORKSHEET_ROWS, writeWorkbook } from "../../core/export/write-workbook.ts";
import { RECORD_NOUNS, type RecordNoun } from "../ports/rows/exports.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import { conflict, notFound } from "../refuse.ts";
import { nameRule } from "../rules/rule-draft.ts";
import { readTopology } from "../tiles/read-topology.ts";
import {
  alignmentTable,
  alignmentWorksheets,
  assignmentTable,
  lockTable,
  rangeTable,
} from "./alignment-tables.ts";
import { countPages } from "./count-pages.ts";
import type { ExportSource, ExportStream, RecordSource } from "./export-source.ts";
import { unitFeatures, unitTable } from "./export-units.ts";
import { hubspotTable } from "./hubspot-table.ts";
import { planAccountTable } from "./plan-account-table.ts";
import { publishSalesforce } from "./publish-salesforce.ts";
import { recordTable } from "./record-table.ts";
import { territoryFeatures } from "./territory-features.ts";
import { territoryTable } from "./territory-table.ts";

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  geojson: "application/geo+json",
  topojson: "application/json",
  zip: "application/zip",
};

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
type Tally = ReturnType<typeof countPages>;

/**
 * A file of what the actor is shown, written as it is read, within the source's transaction. Problems: APP-404 for the
 * layer, APP-409 for one without shapes and for more rows than a worksheet holds.
 */
export async function writeExport(
  source: RecordSource & { readonly plan: PlanRecord | null },
  request: ExportRequest,
  /** Present state of an organisation of Salesforce, for that content. */
  current: readonly ObjectTable[] | null = null,
): Promise<Outcome<ExportStream>> {
  const { content, format } = request;
  const tally = countPages(source.watch);
  const { plan } = source;
  const overfull = format === "xlsx" ? await refuseOverfull(source, content) : null;
  const chunks =
    overfull ??
    (plan === null
      ? await recordChunks(source, request, tally)
      : await planChunks({ ...source, plan }, { request, tally, current }));
  if (!chunks.ok) return chunks;
  const name = `${content}.${format}`;
  const file = { name, mediaType: MEDIA_TYPES[format], chunks: chunks.value, rows: tally.rows };
  return success(file, chunks.warnings);
}

/** Counted before, as nothing can be told once half of a file is written. */
async function refuseOverfull(
  { tx }: RecordSource,
  content: ExportRequest["content"],
): Promise<Failure | null> {
  if (!isRecordNoun(content)) return null;
  const rows = await tx.exports.count(content);
  if (rows < WORKSHEET_ROWS) return null;
  const cause = `a worksheet holds ${WORKSHEET_ROWS - 1} rows and there are ${rows} ${content}`;
  return conflict("format", cause, "ask for csv");
}

const isRecordNoun = (content: string): content is RecordNoun =>
  (RECORD_NOUNS as readonly string[]).includes(content);

type TableContent = Exclude<PlanContent, "salesforce" | "rules">;

const TABLES: Readonly<Record<TableContent, (source: ExportSource) => ExportTable | Promise<ExportTable>>> = {
  alignment: alignmentTable,
  ranges: rangeTable,
  locks: lockTable,
  territories: territoryTable,
  assignments: assignmentTable,
  accounts: planAccountTable,
  hubspot: hubspotTable,
};

const isTableContent = (content: string): content is TableContent => content in TABLES;

interface PlanFile {
  readonly request: ExportRequest;
  readonly tally: Tally;
  readonly current: readonly ObjectTable[] | null;
}

async function planChunks(
  source: ExportSource,
  { request: { content, format, salesforce }, tally, current }: PlanFile,
): Promise<Outcome<Chunks>> {
  if (content === "rules") return success([strToU8(await rulesText(source, tally))]);
  if (content === "salesforce") {
    const published = await publishSalesforce(source, salesforce, current);
    if (!published.ok) return published;
    tally.count(published.value.rows);
    return success(published.value.chunks, published.warnings);
  }
  if (content === "alignment" && format === "xlsx") {
    return success(writeWorkbook((await alignmentWorksheets(source)).map(tally.table)));
  }
  if (content === "territories" && format === "geojson") {
    return success(writeGeoJson(tally.each(territoryFeatures(source))));
  }
  if (!isTableContent(content)) throw new BrokenInvariant(`got ${content}, expected what a plan holds`);
  return success(tableChunks(tally.table(await TABLES[content](source)), format));
}

/** A file as `wilayah rules apply` takes it: without ids, which are a plan's own. */
async function rulesText({ tx, plan }: ExportSource, tally: Tally): Promise<string> {
  const territories = await tx.territories.list(plan.id);
  const rules = (await tx.rules.list(plan.id)).map((rule) => {
    const { id: _, ...named } = nameRule(rule, territories);
    return named;
  });
  tally.count(rules.length);
  return `${JSON.stringify({ rules }, null, 2)}\n`;
}

async function recordChunks(
  { tx }: RecordSource,
  { content, format, layerId }: ExportRequest,
  tally: Tally,
): Promise<Outcome<Chunks>> {
  if (isRecordNoun(content)) return success(tableChunks(tally.table(recordTable(tx, content)), format));
  if (layerId === null || !(await tx.layers.find(layerId))) return notFound("layer", layerId ?? "");
  if (format === "geojson") return success(writeGeoJson(tally.each(unitFeatures(tx, layerId))));
  if (format !== "topojson") return success(tableChunks(tally.table(await unitTable(tx, layerId)), format));
  const text = await tx.catalogue.readTopology(layerId);
  if (text === null) return conflict("layer", "the layer has no shapes", "ask for csv");
  tally.count(readTopology(text).codes.length);
  return success([strToU8(text)]);
}

function tableChunks(table: ExportTable, format: ExportFormat): Chunks {
  if (format === "xlsx") return writeWorkbook([table]);
  return format === "geojson" ? writeGeoJson(pointsOf(table)) : writeCsv(table);
}
