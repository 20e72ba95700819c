import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { type RankedOpening, rankByGain } from "../../core/evaluate/accounts/rank-by-gain.ts";
import { type FitScore, scoreFit } from "../../core/evaluate/accounts/score-fit.ts";
import { limitProblems } from "../../core/import/limit-problems.ts";
import { namesTwice } from "../../core/import/names-twice.ts";
import { readNamedRows } from "../../core/import/read-named-rows.ts";
import { readRecords } from "../../core/import/read-records.ts";
import type { Table } from "../../core/import/table.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

const ACCOUNT = ["account", "account_id", "customer", "prospect", "akun", "pelanggan", "name"];

export interface PrioritiesReport {
  /** Highest gain per hour first. */
  readonly accounts: readonly RankedOpening[];
  readonly warnings: readonly Problem[];
}

/** Where an hour of a rep is expected to bring most: P(win) × margin × unused potential ÷ hours. Problems besides those of the file: EVA-196. */
export async function evaluatePriorities(
  world: World,
  { file }: { readonly file: string },
): Promise<PrioritiesReport | Refusal> {
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readNamedRows(table.value, { names: ACCOUNT }, [
    {
      column: "win_probability",
      names: ["win_probability", "probability", "peluang_menang"],
      kind: "amount",
    },
    { column: "margin", names: ["margin", "margin_share"] },
    { column: "revenue", names: ["revenue", "sales", "omzet", "pendapatan"], kind: "amount" },
    { column: "potential", names: ["potential", "potensi"], kind: "amount" },
    { column: "hours", names: ["hours", "hours_needed", "jam"], kind: "amount" },
  ]);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const impossible = rows.value.filter(({ numbers: [probability] }) => probability > 1);
  if (impossible.length > 0)
    return badInput(
      impossible.map(({ name }) => noShare(file, name)),
      warnings,
    );
  const openings = rows.value.map(({ name, numbers }) => ({
    ...{ account: name, winProbability: numbers[0], marginShare: numbers[1] },
    ...{ currentRevenue: numbers[2], potentialRevenue: numbers[3], hoursNeeded: numbers[4] },
  }));
  return { accounts: rankByGain(openings), warnings };
}

export interface FitRequest {
  readonly file: string;
  /** Column of points (0 to 3) and weight of each dimension. */
  readonly dimensions: readonly { readonly key: string; readonly weight: number }[];
  /** Column that names what excludes an account, where something does. */
  readonly knockOutColumn?: string | undefined;
}

export interface FitReport {
  /** Best fit first; who is knocked out or unknown last. */
  readonly accounts: readonly (FitScore & { readonly account: string })[];
  readonly warnings: readonly Problem[];
}

/** How well accounts fit the ideal customer profile, with the reasons and how much is known. Problems besides those of the file: EVA-197. */
export async function evaluateFit(world: World, request: FitRequest): Promise<FitReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readPoints(table.value, request);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const accounts = rows.value.map(({ account, points, knockedOutBy }) => ({
    account,
    ...scoreFit(
      request.dimensions.map((dimension, index) => ({ ...dimension, points: points[index] })),
      knockedOutBy,
    ),
  }));
  return { accounts: accounts.sort((a, b) => (b.score ?? -1) - (a.score ?? -1)), warnings };
}

interface PointsRow {
  readonly account: string;
  readonly points: readonly (number | null)[];
  readonly knockedOutBy: string | null;
}

const MOST_POINTS = 3;

function readPoints(table: Table, { dimensions, knockOutColumn }: FitRequest): Outcome<readonly PointsRow[]> {
  const heads = readRecords(table, {
    account: { kind: "text", names: ACCOUNT, option: null, needed: "cells" },
    knockOut: {
      kind: "text",
      names: ["knock_out", "excluded_by"],
      chosen: knockOutColumn,
      option: "--knock-out",
      needed: "no",
    },
  });
  const columns = dimensions.map(({ key }) =>
    readRecords(table, { it: { kind: "number", names: [], chosen: key, option: null, needed: "column" } }),
  );
  const problems = [heads, ...columns].flatMap((one) => (one.ok ? [] : one.problems));
  if (!heads.ok || problems.length > 0) return failure(problems);
  const values = columns.map((one) => (one.ok ? one.value.it : new Float64Array()));
  const wrong = heads.value.account.flatMap((account, row) =>
    values.flatMap((column, index) =>
      column[row] < 0 || column[row] > MOST_POINTS
        ? [
            noPoints({
              file: table.file,
              row: table.rowNumbers[row],
              column: dimensions[index].key,
              item: account,
            }),
          ]
        : [],
    ),
  );
  const faults = [...namesTwice(table, heads.value.account), ...wrong];
  if (faults.length > 0) return failure(limitProblems(faults));
  return success(
    heads.value.account.map((account, row) => ({
      account,
      points: values.map((column) => (Number.isNaN(column[row]) ? null : column[row])),
      knockedOutBy: heads.value.knockOut?.[row] || null,
    })),
  );
}

const noShare = (file: string, item: string): Problem => ({
  code: "EVA-196",
  where: { file, item },
  cause: "the probability of winning is above 1",
  fix: "write it as a share, like 0.25",
});

const noPoints = (where: Problem["where"]): Problem => ({
  code: "EVA-197",
  where,
  cause: "points of a dimension lie outside 0 to 3",
  fix: "give 0 to 3, or leave the cell empty where nothing is known",
});
