import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import { type Adbudg, calibrateAdbudg, fitAdbudg, respond } from "../../core/evaluate/sizing/adbudg.ts";
import { respondElastically } from "../../core/evaluate/sizing/elastic-response.ts";
import { planCalls } from "../../core/evaluate/sizing/plan-calls.ts";
import { type RepGroup, salesCapacity } from "../../core/evaluate/sizing/sales-capacity.ts";
import { sizeByIncrement } from "../../core/evaluate/sizing/size-by-increment.ts";
import { splitEffort } from "../../core/evaluate/sizing/split-effort.ts";
import { limitProblems } from "../../core/import/limit-problems.ts";
import { type NamedColumn, type NamedNumbers, readNamedRows } from "../../core/import/read-named-rows.ts";
import { readRecords } from "../../core/import/read-records.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

interface Warned {
  readonly warnings: readonly Problem[];
}

export interface CallPlanReport extends Warned {
  readonly calls: number;
  readonly contribution: number;
  readonly accounts: readonly {
    readonly account: string;
    readonly calls: number;
    readonly contribution: number;
  }[];
}

/** Calls per account with the highest contribution together (CALLPLAN, exact). Problem besides those of the file: EVA-194. */
export async function evaluateCallPlan(
  world: World,
  { file, calls }: { readonly file: string; readonly calls: number },
): Promise<CallPlanReport | Refusal> {
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const read = readRecords(table.value, {
    account: { kind: "text", names: ["account", "akun", "customer"], option: null, needed: "cells" },
    calls: { kind: "count", names: ["calls", "visits", "kunjungan"], option: null, needed: "cells" },
    contribution: {
      kind: "number",
      names: ["contribution", "sales", "kontribusi"],
      option: null,
      needed: "cells",
    },
  });
  if (!read.ok) return badInput(read.problems, table.warnings);
  const byAccount = new Map<string, Map<number, number>>();
  const twice: Problem[] = [];
  read.value.account.forEach((account, row) => {
    const response = byAccount.get(account) ?? new Map<number, number>();
    const number = read.value.calls[row];
    if (response.has(number))
      twice.push(callsTwice({ file, row: table.value.rowNumbers[row], item: account }, number));
    byAccount.set(account, response.set(number, read.value.contribution[row]));
  });
  // 0 … n without a gap: n + 1 different numbers, none of them above n
  const gaps = [...byAccount].filter(([, response]) =>
    [...response.keys()].some((number) => number >= response.size),
  );
  const problems = [...twice, ...gaps.map(([account]) => gap(file, account))];
  if (problems.length > 0) return badInput(limitProblems(problems), table.warnings);
  const responses = [...byAccount.values()].map((response) =>
    Array.from({ length: response.size }, (_, number) => response.get(number) ?? 0),
  );
  const plan = planCalls(responses, calls);
  const accounts = [...byAccount.keys()].map((account, index) => ({
    ...{ account, calls: plan.calls[index], contribution: responses[index][plan.calls[index]] },
  }));
  return { calls, contribution: plan.contribution, accounts, warnings: table.warnings };
}

export interface EffortReport extends Warned {
  readonly segments: readonly {
    readonly segment: string;
    readonly effort: number;
    readonly sales: number;
  }[];
  readonly sales: number;
}

/** Effort split over segments so that sales are highest: sales = k × (1 − e^(−b × effort)). */
export async function evaluateEffort(
  world: World,
  { file, effort }: { readonly file: string; readonly effort: number },
): Promise<EffortReport | Refusal> {
  const rows = await readRows(world, file, ["segment", "segmen", "name"], [amount("k"), amount("b")]);
  if (!rows.ok) return badInput(rows.problems, rows.warnings);
  const responses = rows.value.map(({ numbers: [k, b] }) => ({ k, b }));
  const shares = splitEffort(responses, effort);
  const segments = rows.value.map(({ name, numbers: [k, b] }, index) => ({
    ...{ segment: name, effort: shares[index], sales: k * (1 - Math.exp(-b * shares[index])) },
  }));
  return { segments, sales: segments.reduce((sum, { sales }) => sum + sales, 0), warnings: rows.warnings };
}

export interface ResponseReport extends Warned {
  readonly curve: Adbudg | { readonly elasticity: number };
  /** Null where it was calibrated by judgement, or is of constant elasticity. */
  readonly squaredErrors: number | null;
  /** c > 1: little effort brings little, so that it is better given in full or not at all. */
  readonly isSShaped: boolean;
  readonly points: readonly { readonly effort: number; readonly sales: number; readonly fitted: number }[];
}

/** Response of sales to effort, both 1 today, fitted to the points of a file. Problems besides those of the file: EVA-178 a number below 0, EVA-195. */
export async function fitResponse(
  world: World,
  { file }: { readonly file: string },
): Promise<ResponseReport | Refusal> {
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const read = readRecords(table.value, {
    effort: { kind: "number", names: ["effort", "upaya"], option: null, needed: "cells" },
    sales: { kind: "number", names: ["sales", "penjualan"], option: null, needed: "cells" },
  });
  if (!read.ok) return badInput(read.problems, table.warnings);
  const points = Array.from(read.value.effort, (effort, row) => [effort, read.value.sales[row]] as const);
  const negative = points.flatMap(([effort, sales], row) =>
    effort < 0 || sales < 0 ? [below0({ file, row: table.value.rowNumbers[row] })] : [],
  );
  if (negative.length > 0) return badInput(limitProblems(negative), table.warnings);
  if (new Set(read.value.sales).size === 1)
    return badInput([noCurve(file, "sales are the same at every effort")], table.warnings);
  const fit = fitAdbudg(points);
  if (fit === null)
    return badInput([noCurve(file, "fewer than five points carry no curve of four parameters")]);
  return describe(fit.curve, fit.squaredErrors, { points, warnings: table.warnings });
}

/** The same from judgement: sales at no effort, at half as much again as today and at saturation. Problem: EVA-195. */
export function judgeResponse(none: number, halfMore: number, saturation: number): ResponseReport | Refusal {
  const curve = calibrateAdbudg(none, halfMore, saturation);
  if (curve === null)
    return badInput([noCurve("options", "sales must grow: 0 ≤ none < 1 < half more < saturation")]);
  const points = JUDGED_AT.map((effort) => [effort, respond(curve, effort)] as const);
  return describe(curve, null, { points, warnings: [] });
}

/** The same where nothing is known but how much more one per cent of effort brings. */
export function assumeResponse(elasticity: number): ResponseReport {
  const points = JUDGED_AT.map((effort) => {
    const sales = respondElastically(effort, elasticity);
    return { effort, sales, fitted: sales };
  });
  return { curve: { elasticity }, squaredErrors: null, isSShaped: false, points, warnings: [] };
}

/** Multiples of today's effort. */
const JUDGED_AT = [0, 0.5, 1, 1.1, 1.5, 2];

function describe(
  curve: Adbudg,
  squaredErrors: number | null,
  { points, warnings }: { readonly points: readonly (readonly [number, number])[] } & Warned,
): ResponseReport {
  const told = points.map(([effort, sales]) => ({ effort, sales, fitted: respond(curve, effort) }));
  return { curve, squaredErrors, isSShaped: curve.c > 1, points: told, warnings };
}

export interface IncrementReport extends Warned {
  readonly worthwhile: number;
  readonly reps: readonly { readonly rep: string; readonly netContribution: number }[];
}

/** Which further reps bring more than they cost: gross margin − fixed cost − share of sales. */
export async function evaluateIncrement(
  world: World,
  {
    file,
    ...costs
  }: { readonly file: string; readonly fixedCost: number; readonly costShareOfSales: number },
): Promise<IncrementReport | Refusal> {
  const columns = [
    { column: "gross_margin", names: ["gross_margin", "laba_kotor"] },
    { column: "sales", names: ["sales", "revenue", "penjualan"] },
  ];
  const rows = await readRows(world, file, ["rep", "reps", "tenaga_penjual", "name"], columns);
  if (!rows.ok) return badInput(rows.problems, rows.warnings);
  const increments = rows.value.map(({ numbers: [grossMargin, sales] }) => ({ grossMargin, sales }));
  const { netContributions, worthwhile } = sizeByIncrement(increments, costs);
  const reps = rows.value.map(({ name }, index) => ({ rep: name, netContribution: netContributions[index] }));
  return { worthwhile, reps, warnings: rows.warnings };
}

export interface CapacityReport extends Warned {
  readonly capacity: number;
  readonly groups: readonly (RepGroup & { readonly group: string; readonly capacity: number })[];
}

/** What reps can sell in twelve months, with ramp and attrition. */
export async function evaluateCapacity(
  world: World,
  {
    file,
    ramp,
    annualAttrition,
  }: { readonly file: string; readonly ramp: readonly number[]; readonly annualAttrition: number },
): Promise<CapacityReport | Refusal> {
  const columns = [
    amount("reps"),
    amount("annual_quota"),
    amount("months_in_role", "count"),
    amount("attainment"),
  ];
  const rows = await readRows(world, file, ["group", "kelompok", "name"], columns);
  if (!rows.ok) return badInput(rows.problems, rows.warnings);
  const groups = rows.value.map(({ name, numbers: [reps, annualQuota, monthsInRole, attainment] }) => {
    const group = { reps, annualQuota, monthsInRole, attainment };
    return { group: name, ...group, capacity: salesCapacity([group], { ramp, annualAttrition }) };
  });
  return {
    capacity: groups.reduce((sum, { capacity }) => sum + capacity, 0),
    groups,
    warnings: rows.warnings,
  };
}

const amount = (column: string, kind: "amount" | "count" = "amount"): NamedColumn => ({
  ...{ column, kind, names: [column] },
});

async function readRows(
  world: World,
  file: string,
  names: readonly string[],
  columns: readonly NamedColumn[],
): Promise<Outcome<readonly NamedNumbers[]>> {
  const table = await readTable(world, file);
  if (!table.ok) return table;
  const rows = readNamedRows(table.value, { names }, columns);
  const warnings = [...table.warnings, ...rows.warnings];
  return rows.ok ? success(rows.value, warnings) : failure(rows.problems, warnings);
}

const gap = (file: string, account: string): Problem => ({
  code: "EVA-194",
  where: { file, item: account },
  cause: "the account has no row for each number of calls from 0 to its most",
  fix: "add a row for each number of calls, 0 among them",
});

const below0 = (where: Problem["where"]): Problem => ({
  code: "EVA-178",
  where,
  cause: "effort or sales are below 0",
  fix: "give numbers of at least 0",
});

const callsTwice = (where: Problem["where"], calls: number): Problem => ({
  code: "EVA-194",
  where,
  cause: `the account has two rows for ${calls} calls`,
  fix: "keep one row per account and number of calls",
});

const noCurve = (file: string, cause: string): Problem => ({
  code: "EVA-195",
  where: { file },
  cause,
  fix: "give more points, or calibrate by judgement with --none, --half-more and --saturation",
});
