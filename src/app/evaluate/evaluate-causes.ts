import type { Problem } from "../../core/domain/problem.ts";
import {
  explainRevenue,
  type FunnelPeriod,
  type RevenueChange,
} from "../../core/evaluate/causes/explain-revenue.ts";
import { type NamedNumbers, readNamedRows } from "../../core/import/read-named-rows.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface CausesReport {
  /** Largest loss first. */
  readonly territories: readonly (RevenueChange & { readonly territory: string })[];
  readonly warnings: readonly Problem[];
}

const COLUMNS = [
  { column: "leads", names: ["leads", "prospek"], kind: "count" },
  { column: "opportunities", names: ["opportunities", "peluang"], kind: "count" },
  { column: "won", names: ["won", "deals", "kesepakatan", "menang"], kind: "count" },
  { column: "revenue", names: ["revenue", "sales", "omzet", "pendapatan"], kind: "amount" },
] as const;

/** Why the revenue of territories changed between two files of leads, opportunities, won and revenue. Problems besides those of the files: EVA-110, EVA-181. */
export async function evaluateCauses(
  world: World,
  files: { readonly before: string; readonly after: string },
): Promise<CausesReport | Refusal> {
  const before = await readPeriod(world, files.before);
  const after = await readPeriod(world, files.after);
  const warnings = [...before.warnings, ...after.warnings];
  if (!before.ok || !after.ok)
    return badInput(
      [before, after].flatMap((one) => (one.ok ? [] : one.problems)),
      warnings,
    );
  const known = new Map(before.value.map((row) => [row.name, row]));
  const shared = after.value.filter(({ name }) => known.has(name));
  const territories = shared.map((row) => ({
    territory: row.name,
    ...explainRevenue(toPeriod(known.get(row.name) ?? row), toPeriod(row)),
  }));
  const names = new Set(shared.map(({ name }) => name));
  const alone = [
    ...before.value.map(({ name }) => ({ name, file: files.before })),
    ...after.value.map(({ name }) => ({ name, file: files.after })),
  ].filter(({ name }) => !names.has(name));
  return {
    territories: territories.sort((a, b) => a.change - b.change),
    warnings: [...warnings, ...alone.map(({ name, file }) => onlyOnce(file, name))],
  };
}

async function readPeriod(world: World, file: string) {
  const table = await readTable(world, file);
  if (!table.ok) return table;
  const rows = readNamedRows(table.value, {}, COLUMNS);
  if (!rows.ok) return rows;
  const problems = rows.value.flatMap((row) => refuse(file, row));
  return problems.length > 0 ? { ok: false as const, problems, warnings: rows.warnings } : rows;
}

const toPeriod = ({ numbers: [leads, opportunities, won, revenue] }: NamedNumbers): FunnelPeriod => ({
  ...{ leads, opportunities, won, revenue },
});

function refuse(
  file: string,
  { name, numbers: [leads, opportunities, won] }: NamedNumbers,
): readonly Problem[] {
  if (won <= opportunities && opportunities <= leads) return [];
  return [
    {
      code: "EVA-110",
      where: { file, item: name },
      cause: `the territory has ${opportunities} opportunities and ${won} won from ${leads} leads`,
      fix: "count cohorts: the opportunities and deals that came from these very leads",
    },
  ];
}

const onlyOnce = (file: string, name: string): Problem => ({
  code: "EVA-181",
  where: { file, item: name },
  cause: "the territory stands in one of the two periods only, so nothing of it is explained",
  fix: "add it to the other file, or leave it out of both",
});
