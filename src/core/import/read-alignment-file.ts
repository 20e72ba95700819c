import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { alignUnits, type FileUnit, quoted } from "./align-units.ts";
import { cellText } from "./cell-text.ts";
import type { CodeBook } from "./code-book.ts";
import { findColumn } from "./find-column.ts";
import { gatherProblems, type ProblemList } from "./gather-problems.ts";
import type { Value } from "./kinds/field.ts";
import { readValue } from "./kinds/read-value.ts";
import { readAlignmentRows } from "./read-alignment-rows.ts";
import type { Table } from "./table.ts";

/** A territory as a file names it; undefined: the file does not say. */
export interface NamedTerritory {
  readonly code: string;
  readonly name: string | undefined;
  /** Code of the one above; null: at the top. */
  readonly parent: string | null | undefined;
  /** Relative to the others: 1 = a full rep. */
  readonly share?: number | undefined;
  readonly isLocked?: boolean | undefined;
}

/** What a file says of a plan: territories above before those below, and at most one territory per unit. */
export interface AlignmentFile {
  readonly territories: readonly NamedTerritory[];
  readonly units: readonly FileUnit[];
  /** Rows whose code is no unit's. */
  readonly unknown: readonly { readonly code: string; readonly row: number }[];
}

const PARENT_NAMES = [
  "parent_territory_id",
  "parent_territory",
  "parent_code",
  "parent",
  "parent_id",
  "parent_territory_unique_number",
  "induk",
];
const TERRITORY_NAMES = [
  "territory_id",
  "territory_code",
  "territory",
  "unique_territory_number",
  "kode_wilayah",
  "code",
  "id",
];
const NAME_NAMES = ["territory_name", "name", "nama_wilayah", "nama"];
const SHARE_NAMES = ["share", "target_share", "bagian"];
const LOCK_NAMES = ["is_locked", "locked", "lock", "terkunci"];
const UNIT_NAMES = [
  "unit_code",
  "unit",
  "zip",
  "zip_code",
  "postal_code",
  "postcode",
  "kode_pos",
  "fips",
  "from",
  "zip_from",
];
const DISTRICT_NAMES = ["district", "district_code", "district_name", "distrik"];
const REGION_NAMES = ["region", "region_code", "region_name"];
/** Levels above a territory, the next one first (AlignMix). */
const LEVELS = [DISTRICT_NAMES, REGION_NAMES];

/** Columns by which a table without units says what stands above what: with parents, or a worksheet of AlignMix. */
const HIERARCHIES = [
  { code: TERRITORY_NAMES, name: NAME_NAMES, parent: PARENT_NAMES },
  { code: ["territory"], name: ["territory_name"], parent: DISTRICT_NAMES },
  { code: ["district"], name: ["district_name"], parent: REGION_NAMES },
];

/** As the API takes them: more than nothing, 1000 at most. */
const SHARE = { type: "number", minimum: 0.000001, maximum: 1000 } as const;

/**
 * Reads an alignment for a plan: unit and territory, ranges of units, lists `;T1;`, each with district and region beside
 * them where the file has such columns; or a table of territories with their parents, shares or locks. Problems: IMP-260,
 * IMP-261 a unit twice, IMP-262 in several territories, IMP-265 … IMP-268, IMP-302, IMP-303, IMP-305 of shares and locks,
 * IMP-360 a territory that two rows tell differently of; warnings: IMP-227, IMP-266. O(rows + units in ranges).
 */
export function readAlignmentFile(table: Table, book: CodeBook): Outcome<AlignmentFile> {
  const hierarchy = findColumn(table.columns, UNIT_NAMES) < 0 ? findHierarchy(table.columns) : null;
  return hierarchy === null ? readUnits(table, book) : readHierarchy(table, hierarchy);
}

/** Indices of columns, −1 where there is none; without a name, territories are called by their codes. */
interface Hierarchy {
  readonly code: number;
  readonly name: number;
  readonly parent: number;
  readonly share: number;
  readonly lock: number;
  /** What stands above is listed elsewhere, on another worksheet. */
  readonly isListedElsewhere: boolean;
}

function findHierarchy(columns: readonly string[]): Hierarchy | null {
  const own = { share: findColumn(columns, SHARE_NAMES), lock: findColumn(columns, LOCK_NAMES) };
  const isFlat = own.share >= 0 || own.lock >= 0;
  for (const names of HIERARCHIES) {
    const parent = findColumn(columns, names.parent);
    const isListedElsewhere = names.parent !== PARENT_NAMES;
    if (parent < 0 && (isListedElsewhere || !isFlat)) continue;
    const code = findColumn(columns, names.code);
    if (code < 0 && isListedElsewhere) continue;
    return { code, name: findColumn(columns, names.name), parent, ...own, isListedElsewhere };
  }
  return null;
}

function readUnits(table: Table, book: CodeBook): Outcome<AlignmentFile> {
  const read = readAlignmentRows(table, { unitCodes: book.codes });
  if (!read.ok) return read;
  const { units, unknown, problems, warnings } = alignUnits(read.value, { file: table.file, book });
  const territories = readLevels(table, { units: read.value, problems });
  if (problems.count > 0) return failure(problems.list(), read.warnings);
  return success({ territories, units: [...units.values()], unknown }, [...read.warnings, ...warnings]);
}

interface LevelReading {
  readonly units: readonly { readonly territoryCodes: readonly string[]; readonly row: number }[];
  readonly problems: ProblemList;
}

/** Territories with names and what stands above them, of the columns beside the units. */
function readLevels(table: Table, { units, problems }: LevelReading): readonly NamedTerritory[] {
  const cellsOf = new Map(table.rows.map((cells, index) => [table.rowNumbers[index], cells]));
  const name = findColumn(table.columns, ["territory_name", "nama_wilayah"]);
  const levels = LEVELS.map((names) => findColumn(table.columns, names)).filter((column) => column >= 0);
  const isNamed = name >= 0 && findColumn(table.columns, TERRITORY_NAMES.slice(0, 5)) >= 0;
  const byLevel: Map<string, NamedTerritory & { readonly row: number }>[] = [
    new Map(),
    ...levels.map(() => new Map()),
  ];
  for (const { territoryCodes, row } of units) {
    const cells = cellsOf.get(row);
    if (cells === undefined || territoryCodes.length !== 1) continue;
    const path = [territoryCodes[0], ...levels.map((column) => cellText(cells[column]))];
    path.forEach((code, level) => {
      if (code === "") return;
      const above =
        levels.length === 0 ? undefined : (path.slice(level + 1).find((next) => next !== "") ?? null);
      const known = byLevel[level].get(code);
      if (known !== undefined && known.parent !== above) {
        problems.add(belowTwo({ file: table.file, row, item: code }, known, above));
      }
      const own = level === 0 && isNamed ? cellText(cells[name]) || undefined : undefined;
      if (known === undefined) byLevel[level].set(code, { code, name: own, parent: above, row });
    });
  }
  return [...distinguish(byLevel)].reverse();
}

/** A region may be called like a district of its own: the higher one gets its level's name behind the code. */
function distinguish(byLevel: readonly ReadonlyMap<string, NamedTerritory>[]): readonly NamedTerritory[] {
  const suffix = ["", " (district)", " (region)"];
  const codeAt = (code: string, level: number): string =>
    byLevel.slice(0, level).some((lower) => lower.has(code)) ? `${code}${suffix[level]}` : code;
  return byLevel.flatMap((territories, level) =>
    [...territories.values()].map(({ code, name, parent }) => {
      const above = parent == null ? -1 : byLevel.findIndex((upper, at) => at > level && upper.has(parent));
      return {
        code: codeAt(code, level),
        name: name ?? (level === 0 ? undefined : code),
        parent: parent == null ? parent : codeAt(parent, above),
      };
    }),
  );
}

function readHierarchy(table: Table, hierarchy: Hierarchy): Outcome<AlignmentFile> {
  const { code, isListedElsewhere } = hierarchy;
  if (code < 0) return failure([noTerritories(table)]);
  const problems = gatherProblems();
  const territories = new Map<string, NamedTerritory & { readonly row: number }>();
  table.rows.forEach((cells, index) => {
    const row = table.rowNumbers[index];
    const told = readTerritory(table, hierarchy, { cells, row, problems });
    if (told === null) return;
    const known = territories.get(told.code);
    if (known === undefined) territories.set(told.code, { ...told, row });
    else {
      const difference = findDifference({ file: table.file, row, item: told.code }, known, told);
      if (difference) problems.add(difference);
    }
  });
  for (const { code: own, parent: above, row } of territories.values()) {
    if (above != null && isBelowItself(territories, own)) {
      problems.add(circle({ file: table.file, row, item: own }));
    }
  }
  if (problems.count > 0) return failure(problems.list());
  const depth = (territory: NamedTerritory): number => {
    const above = territory.parent == null ? undefined : territories.get(territory.parent);
    return above === undefined ? 0 : depth(above) + 1;
  };
  const ordered = [...territories.values()].map(({ row: _, ...territory }) => territory);
  const listed = ordered.sort((a, b) => depth(a) - depth(b));
  const above = isListedElsewhere ? new Set(listed.flatMap((territory) => territory.parent ?? [])) : [];
  const named = [...above].map((own) => ({ code: own, name: undefined, parent: undefined }));
  return success({ territories: [...named, ...listed], units: [], unknown: [] });
}

/** What a row says of a territory; null where it names none. */
function readTerritory(
  { file, columns, decimalMark }: Table,
  { code, name, parent, share, lock }: Hierarchy,
  {
    cells,
    row,
    problems,
  }: { readonly cells: Table["rows"][number]; readonly row: number; readonly problems: ProblemList },
): NamedTerritory | null {
  const own = cellText(cells[code]);
  const above = parent < 0 ? undefined : cellText(cells[parent]) || null;
  const called = name < 0 ? "" : cellText(cells[name]);
  if (own === "") {
    // our own list of territories ends with the totals of white space, which is none
    if (called !== "" || above != null) problems.add(nameless({ file, row, column: columns[code] }));
    return null;
  }
  const read = (column: number, type: typeof SHARE | { readonly type: "boolean" }): Value | undefined => {
    if (column < 0) return undefined;
    const found = readValue(cells[column], type, { decimalMark, dateOrder: null });
    if ("value" in found) return found.value ?? undefined;
    problems.add({ ...found, where: { file, row, column: columns[column], item: own } });
    return undefined;
  };
  return {
    code: own,
    name: name < 0 ? undefined : called || own,
    parent: above,
    share: read(share, SHARE) as number | undefined,
    isLocked: read(lock, { type: "boolean" }) as boolean | undefined,
  };
}

/** What two rows say differently of one territory; null where they agree. */
function findDifference(
  where: Problem["where"],
  known: NamedTerritory & { readonly row: number },
  told: NamedTerritory,
): Problem | null {
  if (known.parent !== told.parent) return belowTwo(where, known, told.parent);
  if (known.share === told.share && known.isLocked === told.isLocked) return null;
  return {
    code: "IMP-360",
    where,
    cause: `territory ${where.item} has another share or lock here than in row ${known.row}`,
    fix: "name each territory once",
  };
}

function isBelowItself(territories: ReadonlyMap<string, NamedTerritory>, code: string): boolean {
  let above = territories.get(code)?.parent ?? null;
  for (let step = 0; above !== null && step <= territories.size; step++) {
    if (above === code) return true;
    above = territories.get(above)?.parent ?? null;
  }
  return false;
}

const belowTwo = (
  where: Problem["where"],
  known: { readonly parent: string | null | undefined; readonly row: number },
  parent: string | null | undefined,
): Problem => ({
  code: "IMP-360",
  where,
  cause: `territory ${where.item} stands below ${quoted(parent ?? null)} here and below ${quoted(known.parent ?? null)} in row ${known.row}`,
  fix: "put each territory below one other",
});

const circle = (where: Problem["where"]): Problem => ({
  code: "IMP-360",
  where,
  cause: `territory ${where.item} stands below itself`,
  fix: "give it a parent that is not below it",
});

const nameless = (where: Problem["where"]): Problem => ({
  code: "IMP-271",
  where,
  cause: "the row names no territory",
  fix: "fill in the territory's code, or remove the row",
});

const noTerritories = (table: Table): Problem => ({
  code: "IMP-260",
  where: { file: table.file },
  cause: `no column names the territories; this file has: ${table.columns.join(", ")}`,
  fix: "name it territory_id",
});
