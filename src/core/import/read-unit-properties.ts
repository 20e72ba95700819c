import type { Problem } from "../domain/problem.ts";
import type { Cell } from "../domain/unit-layer.ts";
import { describeJson, isJsonObject, nestedText } from "./json-value.ts";
import type { UnitFileOptions } from "./unit-file-options.ts";

/** A unit as its file has it, before its code is known. */
export interface RawUnit {
  readonly id: unknown;
  readonly properties: unknown;
  /** Where it stands in the file, for messages: "feature 3". */
  readonly item: string;
}

export interface UnitProperties {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Codes, names and columns of units from their ids and properties; codes stay text.
 * Reports a missing key or name column once, and every empty or repeated code (IMP-104 … IMP-107, IMP-124).
 */
export function readUnitProperties(
  units: readonly RawUnit[],
  file: string,
  options: UnitFileOptions,
): UnitProperties {
  const records = units.map((unit) => (isJsonObject(unit.properties) ? unit.properties : {}));
  const columnNames = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = Object.fromEntries(
    columnNames.map((name) => [name, records.map((record) => toCell(record[name]))]),
  );
  const problems: Problem[] = [];
  const key = keyColumn(units, columns, options);
  const nameColumn = options.nameColumn ?? columnNames.find((name) => /^(name|nama)$/i.test(name));
  if (options.nameColumn !== undefined && !columnNames.includes(options.nameColumn)) {
    problems.push(
      missingColumn({ file, code: "IMP-105", wanted: options.nameColumn, use: "name", columnNames }),
    );
  }
  if (key === null) {
    problems.push(
      missingColumn({ file, code: "IMP-104", wanted: options.keyColumn, use: "key", columnNames }),
    );
    return { codes: [], names: [], columns, problems, warnings: [] };
  }
  const rawCodes = key === "id" ? units.map((unit) => unit.id) : records.map((record) => record[key.column]);
  const codes = rawCodes.map((value) => String(toCell(value) ?? ""));
  const place = (unit: number) => ({
    file,
    item: units[unit].item,
    ...(key === "id" ? {} : { column: key.column }),
  });
  problems.push(...findBadCodes(codes, place));
  const decimal = rawCodes.findIndex((value) => typeof value === "number" && !Number.isInteger(value));
  const warnings = decimal < 0 ? [] : [decimalCode(codes[decimal], place(decimal))];
  const names = codes.map((code, unit) => {
    const name = nameColumn === undefined ? null : toCell(records[unit][nameColumn]);
    return name === null || name === "" ? code : String(name);
  });
  return { codes, names, columns, problems, warnings };
}

/** "id" = the feature's own id; else the column named, or one that is usual and has a value of its own for each unit. */
function keyColumn(
  units: readonly RawUnit[],
  columns: UnitProperties["columns"],
  options: UnitFileOptions,
): "id" | { readonly column: string } | null {
  const hasIds = units.some((unit) => unit.id !== undefined && unit.id !== null);
  if (options.keyColumn === undefined) return hasIds ? "id" : findKeyColumn(columns, units.length);
  if (options.keyColumn in columns) return { column: options.keyColumn };
  return options.keyColumn === "id" && hasIds ? "id" : null;
}

/** What statistical offices and post offices call the code of an area. */
const KEY_COLUMNS =
  /^(unit_?code|code|kode|id|geo_?id(10|20)?|fips|zcta5(ce)?(10|20)?|zip(_?code)?|postal_?code|kode_?pos|kode_?(kab(_?kota)?|kec|desa|wilayah|bps)|cd_?mun|codigo_?ibge|cod_?ibge|codarea|nuts_?id|lau_?id|iso_?3166_?2)$/i;

function findKeyColumn(
  columns: UnitProperties["columns"],
  unitCount: number,
): { readonly column: string } | null {
  const column = Object.keys(columns).find((name) => {
    if (!KEY_COLUMNS.test(name.trim())) return false;
    const codes = new Set(columns[name].map((cell) => String(cell ?? "").trim()));
    return codes.size === unitCount && !codes.has("");
  });
  return column === undefined ? null : { column };
}

function findBadCodes(
  codes: readonly string[],
  place: (unit: number) => Problem["where"],
): readonly Problem[] {
  const problems: Problem[] = [];
  const firstUnit = new Map<string, number>();
  codes.forEach((code, unit) => {
    if (code.trim() === "") {
      problems.push({
        code: "IMP-106",
        where: place(unit),
        cause: "this unit has no code",
        fix: "give every unit a code",
      });
      return;
    }
    const first = firstUnit.get(code);
    if (first === undefined) {
      firstUnit.set(code, unit);
      return;
    }
    problems.push({
      code: "IMP-107",
      where: place(unit),
      cause: `the code "${code}" was already used by ${place(first).item}`,
      fix: "give every unit a code of its own, or merge the parts into one multi-part unit",
    });
  });
  return problems;
}

function missingColumn(missing: {
  file: string;
  code: string;
  wanted: string | undefined;
  use: "key" | "name";
  columnNames: readonly string[];
}): Problem {
  const { file, code, wanted, use, columnNames } = missing;
  const cause =
    wanted === undefined
      ? `the units have no id and no ${use} column was named`
      : `no unit has a property "${wanted}"`;
  const choices =
    columnNames.length === 0
      ? "the units have no properties at all"
      : `the properties are: ${columnNames.join(", ")}`;
  return {
    code,
    where: { file, ...(wanted === undefined ? {} : { column: wanted }) },
    cause,
    fix: `name one with --${use} (${choices})`,
  };
}

function decimalCode(code: string, where: Problem["where"]): Problem {
  return {
    code: "IMP-124",
    where,
    cause: `the code ${code} is a decimal number, so a trailing zero may be lost (11.10 reads as 11.1)`,
    fix: "write the codes as text in the file",
  };
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  return typeof value === "object" ? nestedText(value) : describeJson(value);
}
