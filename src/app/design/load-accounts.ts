import type { ProblemSpec } from "../../contract/problem.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { filterAccounts } from "../../core/import/filter-accounts.ts";
import { type AccountRow, readAccounts } from "../../core/import/read-accounts.ts";
import type { AccountColumnOptions } from "../../core/import/sniff-account-columns.ts";
import { createProblemCollector } from "../collect-problems.ts";
import type { InputReader } from "./input-reader.ts";
import { parseFilters } from "./prepare-units.ts";
import { settingProblem } from "./setting-problem.ts";
import type { NamedTerritory } from "./study.ts";

/** The accounts of a run before they are placed; named ones stand apart, they have no geography. */
export interface LoadedAccounts {
  readonly file: string;
  readonly rows: readonly AccountRow[];
  readonly named: readonly NamedTerritory[];
}

/** Reads, filters and splits off named accounts; null where no account file is given. */
export async function loadAccounts(
  spec: ProblemSpec,
  reader: InputReader,
): Promise<Outcome<LoadedAccounts | null>> {
  if (spec.accounts === undefined) return withoutAccounts(spec);
  const { file, ...columns } = typeof spec.accounts === "string" ? { file: spec.accounts } : spec.accounts;
  const collector = createProblemCollector();
  const filters = collector.take(parseFilters(spec.accountsFilter ?? []));
  const table = collector.take(await reader.table(file));
  const all = table && collector.take(readAccounts(table, columnOptions(columns)));
  const named = all && collector.take(nameTerritories(spec, all));
  const kept = all && filters && collector.take(filterAccounts(all, filters, file));
  if (named === null || kept === null) return failure(collector.problems, collector.warnings);
  const apart = new Set(named.flatMap((territory) => territory.accountIds));
  return success({ file, rows: kept.filter((row) => !apart.has(row.id)), named }, collector.warnings);
}

function withoutAccounts(spec: ProblemSpec): Outcome<null> {
  const wanting: readonly (readonly [string, unknown])[] = [
    ["accountsFilter", spec.accountsFilter],
    ["namedAccountsTerritories", spec.namedAccountsTerritories],
    ["protectedAccounts", spec.protectedAccounts],
    ["unitsFrom", spec.unitsFrom === undefined || spec.unitsFrom === "layer" ? undefined : spec.unitsFrom],
  ];
  const problems = wanting
    .filter(([, value]) => value !== undefined)
    .map(([item]) =>
      settingProblem("CLI-186", item, {
        cause: `${item} speaks of accounts, and no accounts are given`,
        fix: "add --accounts FILE",
      }),
    );
  return problems.length > 0 ? failure(problems) : success(null);
}

type NamedColumns = Exclude<NonNullable<ProblemSpec["accounts"]>, string>;

function columnOptions(columns: Partial<Omit<NamedColumns, "file">>): AccountColumnOptions {
  return {
    ...(columns.id === undefined ? {} : { idColumn: columns.id }),
    ...(columns.name === undefined ? {} : { nameColumn: columns.name }),
    ...(columns.longitude === undefined ? {} : { longitudeColumn: columns.longitude }),
    ...(columns.latitude === undefined ? {} : { latitudeColumn: columns.latitude }),
    ...(columns.unit === undefined ? {} : { unitColumn: columns.unit }),
  };
}

function nameTerritories(spec: ProblemSpec, rows: readonly AccountRow[]): Outcome<readonly NamedTerritory[]> {
  const known = new Set(rows.map((row) => row.id));
  const taken = new Set<string>();
  const problems = [];
  const territories = spec.namedAccountsTerritories ?? [];
  for (const [position, { code, accounts }] of territories.entries()) {
    const item = `namedAccountsTerritories[${position}]`;
    for (const id of accounts) {
      const cause = !known.has(id)
        ? `there is no account "${id}"`
        : taken.has(id)
          ? `account "${id}" is named for two territories (${code} is the second)`
          : null;
      if (cause)
        problems.push(
          settingProblem("CLI-187", item, { cause, fix: "use each account id of --accounts once" }),
        );
      taken.add(id);
    }
  }
  if (problems.length > 0) return failure(problems);
  return success(
    territories.map(({ code, name, accounts }) => ({ code, name: name ?? code, accountIds: accounts })),
  );
}
