import { BrokenInvariant } from "../domain/problem.ts";
import type { ExportCell, ExportTable } from "./export-table.ts";
import { writeZip } from "./write-zip.ts";

/** What a worksheet can hold, header included. */
export const WORKSHEET_ROWS = 1_048_576;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/**
 * An XLSX workbook (ECMA-376), a worksheet per table, written page by page. Texts are typed as text (inline strings under
 * format 49), which no spreadsheet runs or turns into numbers and dates; the header stays in view. Tables of more rows than
 * a worksheet holds must be refused before.
 */
export function writeWorkbook(tables: readonly ExportTable[]): AsyncGenerator<Uint8Array> {
  const numbered = tables.map((table, index) => ({ table, name: `sheet${index + 1}` }));
  const parts = numbered.map(({ name }) => `worksheets/${name}.xml`);
  return writeZip([
    { name: "[Content_Types].xml", content: contentTypes(parts) },
    {
      name: "_rels/.rels",
      content: relations([{ type: `${OFFICE}/officeDocument`, target: "xl/workbook.xml" }]),
    },
    { name: "xl/workbook.xml", content: workbook(tables.map(({ name }) => name)) },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations([
        ...parts.map((target) => ({ type: `${OFFICE}/worksheet`, target })),
        { type: `${OFFICE}/styles`, target: "styles.xml" },
      ]),
    },
    { name: "xl/styles.xml", content: STYLES },
    ...numbered.map(({ table }, index) => ({ name: `xl/${parts[index]}`, content: worksheet(table) })),
  ]);
}

const contentTypes = (sheets: readonly string[]): string => {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = [
    ["workbook.xml", "sheet.main"],
    ["styles.xml", "styles"],
    ...sheets.map((sheet) => [sheet, "worksheet"]),
  ].map(([part, kind]) => `<Override PartName="/xl/${part}" ContentType="${type}.${kind}+xml"/>`);
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
    `ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join("")}</Types>`
  );
};

const relations = (targets: readonly { readonly type: string; readonly target: string }[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ({ type, target }, index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

const workbook = (names: readonly string[]): string =>
  `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join("")}</sheets></workbook>`;

/** Style 0: general; 1: text. */
const STYLES =
  `${XML}<styleSheet xmlns="${SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>` +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>';

async function* worksheet({ columns, pages, name }: ExportTable): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
  yield rowXml(columns);
  let rows = 1;
  for await (const page of pages) {
    rows += page.length;
    if (rows > WORKSHEET_ROWS) throw new BrokenInvariant(`got ${rows} rows for the worksheet ${name}`);
    yield page.map(rowXml).join("");
  }
  yield "</sheetData></worksheet>";
}

const rowXml = (row: readonly ExportCell[]): string => `<row>${row.map(cellXml).join("")}</row>`;

/** Without addresses: cells follow one another, an empty one keeps the place. */
function cellXml(cell: ExportCell): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML; what XML 1.0 cannot say, a workbook writes as _xHHHH_ (ECMA-376, ST_Xstring). */
function escapeXml(text: string): string {
  const escaped = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return escaped
    .replace(/[^\t\n -\ufffd]/g, (char) => `_x${hex(char)}_`)
    .replace(/[&<>"]/g, (char) => ENTITIES[char]);
}

const hex = (char: string): string => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
