import type { CivilDate } from "../domain/civil-date.ts";
import { parseCivilDate } from "../domain/civil-date.ts";
import { dayText } from "../domain/day-number.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { limitProblems } from "./limit-problems.ts";
import { checkPosition } from "./read-position.ts";
import { type ColumnWish, readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** What an account is to who could own its territory. Money per year, hours per month, degrees. */
export interface MatchAccountRow {
  readonly territory: string;
  readonly revenue: number;
  readonly workloadHours: number;
  readonly position: { readonly lon: number; readonly lat: number } | null;
  readonly traits: Traits<readonly string[]>;
  readonly knownBy: readonly string[];
}

export interface MatchRepRow {
  readonly code: string;
  readonly name: string;
  readonly home: { readonly lon: number; readonly lat: number } | null;
  readonly capacityHoursPerMonth: number | null;
  readonly experienceYears: number | null;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  /** Null where the file has no such column, or the cell is empty. */
  readonly strengths: Traits<ReadonlySet<string> | null>;
  readonly licences: ReadonlySet<string>;
  readonly mostTerritories: number;
}

export interface MatchTerritoryRow {
  readonly code: string;
  readonly incumbent: string | null;
  readonly licences: readonly string[];
}

export interface FixedPairRow {
  readonly rep: string;
  readonly territory: string;
  readonly rule: "forbid" | "keep";
}

interface Traits<T> {
  readonly industry: T;
  readonly products: T;
  readonly language: T;
  readonly interaction: T;
}

type Names = readonly string[];
const wish = <Kind extends ColumnWish["kind"], Needed extends ColumnWish["needed"]>(
  kind: Kind,
  needed: Needed,
  names: Names,
) => ({ kind, names, option: null, needed }) as const;

const TERRITORY = ["territory", "territory_code", "wilayah", "region", "rayon"];
const REP = ["rep", "rep_code", "code", "salesperson", "sales_agent", "tenaga_penjual"];
const TRAIT_COLUMNS = {
  industry: wish("text", "no", ["industry", "industries", "sector", "industri"]),
  products: wish("text", "no", ["products", "product", "produk"]),
  language: wish("text", "no", ["language", "languages", "bahasa"]),
  interaction: wish("text", "no", ["interaction", "interactions", "channel", "channels", "kanal"]),
};
const PLACE = {
  lon: wish("number", "no", ["lon", "longitude", "lng", "bujur"]),
  lat: wish("number", "no", ["lat", "latitude", "lintang"]),
};

/** Reads accounts with their territory: territory, revenue and, where recorded, workload_hours, lon, lat, industry, products, language, interaction, known_by (lists with ";"). Problems: EVA-101 … EVA-105, EVA-178 an amount below 0, IMP-113 no place on Earth. O(cells). */
export function readMatchAccounts(table: Table): Outcome<readonly MatchAccountRow[]> {
  const read = readRecords(table, {
    territory: wish("text", "cells", TERRITORY),
    revenue: wish("number", "no", ["revenue", "sales", "omzet", "pendapatan"]),
    workload: wish("number", "no", ["workload_hours", "workload", "hours", "beban_kerja"]),
    knownBy: wish("text", "no", ["known_by", "relationship", "dikenal_oleh"]),
    ...PLACE,
    ...TRAIT_COLUMNS,
  });
  if (!read.ok) return read;
  const { territory, revenue, workload, knownBy, lon, lat, ...traits } = read.value;
  const faults = findFaults(table, territory, { lon, lat, amounts: [revenue, workload] });
  if (faults.length > 0) return failure(faults);
  return success(
    territory.map((code, row): MatchAccountRow => {
      const of = (column: readonly string[] | null) => list(column?.[row]);
      return {
        territory: code,
        revenue: known(revenue, row) ?? 0,
        workloadHours: known(workload, row) ?? 0,
        position: place(lon, lat, row),
        traits: {
          industry: of(traits.industry),
          products: of(traits.products),
          language: of(traits.language),
          interaction: of(traits.interaction),
        },
        knownBy: of(knownBy),
      };
    }),
  );
}

/** Reads reps: rep and, where recorded, name, lon, lat, capacity_hours (per month), experience_years, starts_on, ends_on, licences, most_territories and the traits. Problems: EVA-101 … EVA-105, EVA-178 an amount below 0, EVA-186 a rep twice, IMP-113 no place on Earth. O(cells). */
export function readMatchReps(table: Table): Outcome<readonly MatchRepRow[]> {
  const read = readRecords(table, {
    code: wish("text", "cells", REP),
    name: wish("text", "no", ["name", "rep_name", "nama"]),
    capacity: wish("number", "no", ["capacity_hours", "capacity", "kapasitas"]),
    experience: wish("number", "no", ["experience_years", "experience", "years", "pengalaman"]),
    startsOn: wish("day", "no", ["starts_on", "start_date", "hired_on", "mulai"]),
    endsOn: wish("day", "no", ["ends_on", "end_date", "selesai"]),
    licences: wish("text", "no", ["licences", "licenses", "izin"]),
    most: wish("count", "no", ["most_territories", "max_territories"]),
    ...PLACE,
    ...TRAIT_COLUMNS,
  });
  if (!read.ok) return read;
  const { code, name, capacity, experience, startsOn, endsOn, licences, most, lon, lat, ...traits } =
    read.value;
  const faults = [
    ...findTwice(table, code, "rep"),
    ...findFaults(table, code, { lon, lat, amounts: [capacity, experience] }),
  ];
  if (faults.length > 0) return failure(limitProblems(faults));
  return success(
    code.map((rep, row): MatchRepRow => {
      const set = (column: readonly string[] | null) => {
        const values = list(column?.[row]);
        return values.length > 0 ? new Set(values) : null;
      };
      return {
        code: rep,
        name: name?.[row] || rep,
        home: place(lon, lat, row),
        capacityHoursPerMonth: known(capacity, row),
        experienceYears: known(experience, row),
        startsOn: dateOf(startsOn, row),
        endsOn: dateOf(endsOn, row),
        strengths: {
          industry: set(traits.industry),
          products: set(traits.products),
          language: set(traits.language),
          interaction: set(traits.interaction),
        },
        licences: new Set(list(licences?.[row])),
        mostTerritories: known(most, row) ?? 1,
      };
    }),
  );
}

/** Reads territories: territory and, where they have one, the rep of today and the licences that they need. Problems: EVA-101, EVA-102, EVA-186. */
export function readMatchTerritories(table: Table): Outcome<readonly MatchTerritoryRow[]> {
  const read = readRecords(table, {
    code: wish("text", "cells", [...TERRITORY, "code"]),
    rep: wish(
      "text",
      "no",
      REP.filter((name) => name !== "code"),
    ),
    licences: wish("text", "no", ["licences", "licenses", "izin"]),
  });
  if (!read.ok) return read;
  const { code, rep, licences } = read.value;
  const twice = findTwice(table, code, "territory");
  if (twice.length > 0) return failure(twice);
  return success(
    code.map((territory, row) => ({
      code: territory,
      incumbent: rep?.[row] || null,
      licences: list(licences?.[row]),
    })),
  );
}

/** Reads decisions made beforehand: rep, territory, rule (keep or forbid). Problems: EVA-101, EVA-102, EVA-187 another rule. */
export function readFixedPairs(table: Table): Outcome<readonly FixedPairRow[]> {
  const read = readRecords(table, {
    rep: wish("text", "cells", REP),
    territory: wish("text", "cells", TERRITORY),
    rule: wish("text", "cells", ["rule", "decision", "aturan"]),
  });
  if (!read.ok) return read;
  const { rep, territory, rule } = read.value;
  const problems = gatherProblems();
  const pairs = rule.flatMap((text, row): readonly FixedPairRow[] => {
    const decision = text.toLowerCase();
    if (decision === "keep" || decision === "forbid")
      return [{ rep: rep[row], territory: territory[row], rule: decision }];
    problems.add({
      code: "EVA-187",
      where: { file: table.file, row: table.rowNumbers[row], item: text },
      cause: `"${text}" is no rule for a rep and a territory`,
      fix: "write keep or forbid",
    });
    return [];
  });
  return problems.count > 0 ? failure(problems.list()) : success(pairs);
}

function findTwice(table: Table, codes: readonly string[], what: string): readonly Problem[] {
  const firstRow = new Map<string, number>();
  return codes.flatMap((code, row) => {
    const first = firstRow.get(code);
    firstRow.set(code, first ?? table.rowNumbers[row]);
    if (first === undefined) return [];
    return [
      {
        code: "EVA-186",
        where: { file: table.file, row: table.rowNumbers[row], item: code },
        cause: `${what} "${code}" already stands in row ${first}`,
        fix: `keep one row per ${what}`,
      },
    ];
  });
}

interface Checked {
  readonly lon: Float64Array | null;
  readonly lat: Float64Array | null;
  readonly amounts: readonly (Float64Array | null)[];
}

function findFaults(
  table: Table,
  items: readonly string[],
  { lon, lat, amounts }: Checked,
): readonly Problem[] {
  const faults = items.flatMap((item, row): readonly Problem[] => {
    const where = { file: table.file, row: table.rowNumbers[row], item };
    const at = place(lon, lat, row);
    const misplaced = at && checkPosition(at.lon, at.lat, where);
    const isBelow = amounts.some((column) => column !== null && column[row] < 0);
    return [...(misplaced ? [misplaced] : []), ...(isBelow ? [below0(where)] : [])];
  });
  return limitProblems(faults);
}

const below0 = (where: Problem["where"]): Problem => ({
  code: "EVA-178",
  where,
  cause: "revenue, hours or years are below 0",
  fix: "give numbers of at least 0",
});

const list = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(/[;|]/)
    .map((value) => value.trim())
    .filter((value) => value !== "");

const known = (column: Float64Array | null, row: number): number | null =>
  column === null || Number.isNaN(column[row]) ? null : column[row];

function place(lon: Float64Array | null, lat: Float64Array | null, row: number) {
  const [x, y] = [known(lon, row), known(lat, row)];
  return x === null || y === null ? null : { lon: x, lat: y };
}

function dateOf(days: Float64Array | null, row: number): CivilDate | null {
  const day = known(days, row);
  return day === null ? null : parseCivilDate(dayText(day));
}
