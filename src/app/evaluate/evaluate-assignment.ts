import { matchReps } from "../../core/assign/matching/match-reps.ts";
import type { RepMatching } from "../../core/assign/matching/matching.ts";
import { DEFAULT_MATCHING } from "../../core/assign/matching/matching-settings.ts";
import { summariseTerritories } from "../../core/assign/matching/summarise-territories.ts";
import { type CivilDate, parseCivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import {
  type FixedPairRow,
  type MatchAccountRow,
  type MatchRepRow,
  type MatchTerritoryRow,
  readFixedPairs,
  readMatchAccounts,
  readMatchReps,
  readMatchTerritories,
} from "../../core/import/read-match-tables.ts";
import type { Table } from "../../core/import/table.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface AssignmentFiles {
  /** One row per account, with its territory. */
  readonly accounts: string;
  readonly reps: string;
  /** Who owns what today, and what it takes; left out: nobody owns anything, nothing is needed. */
  readonly territories?: string | undefined;
  /** Decisions made beforehand. */
  readonly pairs?: string | undefined;
  /** The civil date from which it is to hold; left out: no matter when. */
  readonly date?: string | undefined;
  /** Points that a change of rep must gain; left out: the default. */
  readonly leastGain?: number | undefined;
}

export interface AssignmentReport extends RepMatching {
  /** Null: no matter when. */
  readonly date: CivilDate | null;
  readonly warnings: readonly Problem[];
}

/** Who should own which territory, from files of accounts and reps; every score with its parts. Problem besides those of the files: EVA-172. */
export async function evaluateAssignment(
  world: World,
  request: AssignmentFiles,
): Promise<AssignmentReport | Refusal> {
  const date = request.date === undefined ? null : parseCivilDate(request.date);
  if (request.date !== undefined && date === null) return badInput([noDate(request.date)]);
  const accounts = await read(world, request.accounts, readMatchAccounts);
  const reps = await read(world, request.reps, readMatchReps);
  const territories = await readWhere(world, request.territories, readMatchTerritories);
  const pairs = await readWhere(world, request.pairs, readFixedPairs);
  const all = [accounts, reps, territories, pairs];
  const warnings = all.flatMap((one) => one.warnings);
  if (!accounts.ok || !reps.ok || !territories.ok || !pairs.ok)
    return badInput(
      all.flatMap((one) => (one.ok ? [] : one.problems)),
      warnings,
    );
  const heads = territories.value ?? namedIn(accounts.value);
  const strangers = findStrangers(
    { reps: reps.value, heads, accounts: accounts.value, pairs: pairs.value ?? [] },
    request,
  );
  if (strangers.length > 0) return badInput(strangers, warnings);
  const matching = matchReps(
    {
      territories: summariseTerritories(heads, accounts.value, DEFAULT_MATCHING),
      reps: reps.value.map((rep) => ({ ...rep, away: [] })),
      pairs: pairs.value ?? [],
      date,
    },
    { ...DEFAULT_MATCHING, leastGain: request.leastGain ?? DEFAULT_MATCHING.leastGain },
  );
  return { ...matching, date, warnings };
}

const noDate = (text: string): Problem => ({
  code: "EVA-173",
  where: { file: "options", item: "--date" },
  cause: `"${text}" is no date of the calendar`,
  fix: "write it like 2026-11-21",
});

async function read<T>(world: World, path: string, parse: (table: Table) => Outcome<T>): Promise<Outcome<T>> {
  const table = await readTable(world, path);
  return table.ok ? parse(table.value) : table;
}

const readWhere = async <T>(
  world: World,
  path: string | undefined,
  parse: (table: Table) => Outcome<T>,
): Promise<Outcome<T | null>> => (path === undefined ? success(null) : read(world, path, parse));

const namedIn = (accounts: readonly MatchAccountRow[]): readonly MatchTerritoryRow[] =>
  [...new Set(accounts.map(({ territory }) => territory))].map((code) => ({
    code,
    incumbent: null,
    licences: [],
  }));

interface Named {
  readonly reps: readonly MatchRepRow[];
  readonly heads: readonly MatchTerritoryRow[];
  readonly accounts: readonly MatchAccountRow[];
  readonly pairs: readonly FixedPairRow[];
}

/** Names that one file uses and the other does not know: a rep who owns something must be among the reps. */
function findStrangers({ reps, heads, accounts, pairs }: Named, files: AssignmentFiles): readonly Problem[] {
  const repCodes = new Set(reps.map(({ code }) => code));
  const codes = new Set(heads.map(({ code }) => code));
  const unknown = (
    file: string,
    names: Iterable<string>,
    [known, what]: readonly [ReadonlySet<string>, string],
  ) =>
    [...new Set(names)]
      .filter((name) => !known.has(name))
      .map(
        (name): Problem => ({
          code: "EVA-172",
          where: { file, item: name },
          cause: `there is no ${what} "${name}"`,
          fix: `add it to the file of ${what === "rep" ? "reps" : "territories"}, or correct the name`,
        }),
      );
  const aRep = [repCodes, "rep"] as const;
  const aTerritory = [codes, "territory"] as const;
  return [
    ...unknown(
      files.accounts,
      accounts.map(({ territory }) => territory),
      aTerritory,
    ),
    ...unknown(
      files.accounts,
      accounts.flatMap(({ knownBy }) => knownBy),
      aRep,
    ),
    ...unknown(
      files.territories ?? "",
      heads.flatMap(({ incumbent }) => incumbent ?? []),
      aRep,
    ),
    ...unknown(
      files.pairs ?? "",
      pairs.map(({ rep }) => rep),
      aRep,
    ),
    ...unknown(
      files.pairs ?? "",
      pairs.map(({ territory }) => territory),
      aTerritory,
    ),
  ];
}
