import type { Problem } from "../domain/problem.ts";
import type { Points } from "../domain/unit-layer.ts";
import { distanceBetween } from "../geo/distance.ts";

/** One row of a table of links: two unit codes, and if given the type (`land`, `sea`, `ferry`, `bridge` …) and length. */
export interface LinkRow {
  readonly a: string;
  readonly b: string;
  readonly type: string | null;
  readonly lengthKm: number | null;
  /** The row number a spreadsheet shows. */
  readonly row: number;
}

/** A row between two units of the layer, by index. */
export interface PlacedRow {
  readonly a: number;
  readonly b: number;
  /** Border length or gap in km; null where the table gives none. */
  readonly lengthKm: number | null;
}

export interface LinkTable {
  /** The complete list of land borders; null where the table has no `land` row and only adds links. */
  readonly landRows: readonly PlacedRow[] | null;
  readonly links: readonly { readonly a: number; readonly b: number; readonly km: number }[];
  readonly warnings: readonly Problem[];
}

/**
 * Rows of a link table between the units of a layer. Rows about units that were filtered away are passed over;
 * warnings: IMP-131 (unknown code), IMP-132 (a unit with itself). A link without length gets the distance of the two points.
 */
export function readLinkRows(
  table: { readonly rows: readonly LinkRow[]; readonly file: string },
  units: {
    readonly codes: readonly string[];
    readonly points: Points;
    readonly knownCodes: ReadonlySet<string>;
  },
): LinkTable {
  const indexOf = new Map(units.codes.map((code, index) => [code, index]));
  const isLand = (row: LinkRow): boolean => row.type?.trim().toLowerCase() === "land";
  const isComplete = table.rows.some(isLand);
  const landRows: PlacedRow[] = [];
  const links: { a: number; b: number; km: number }[] = [];
  const warnings: Problem[] = [];
  for (const row of table.rows) {
    const where = { file: table.file, row: row.row };
    const unknown = [row.a, row.b].filter((code) => !indexOf.has(code) && !units.knownCodes.has(code));
    if (unknown.length > 0) warnings.push(unknownCode(where, unknown));
    const a = indexOf.get(row.a);
    const b = indexOf.get(row.b);
    if (a === undefined || b === undefined) continue;
    if (a === b) warnings.push(selfLink(where, row.a));
    else if (isLand(row)) landRows.push({ a, b, lengthKm: row.lengthKm });
    else links.push({ a, b, km: row.lengthKm ?? distanceBetween(units.points, a, b) });
  }
  return { landRows: isComplete ? landRows : null, links, warnings };
}

function unknownCode(where: Problem["where"], codes: readonly string[]): Problem {
  return {
    code: "IMP-131",
    where,
    cause: `no unit has the code ${codes.map((code) => `"${code}"`).join(" or ")}; the row is left out`,
    fix: "write both codes exactly as in the units' key column",
  };
}

function selfLink(where: Problem["where"], code: string): Problem {
  return {
    code: "IMP-132",
    where,
    cause: `it joins ${code} to itself; the row is left out`,
    fix: "name two different units",
  };
}
