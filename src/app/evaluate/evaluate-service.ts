import type { Problem } from "../../core/domain/problem.ts";
import { type ServiceLevel, serviceLevels } from "../../core/evaluate/territories/service-levels.ts";
import { readNamedRows } from "../../core/import/read-named-rows.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface ServiceReport {
  readonly territories: readonly ServiceLevel[];
  readonly warnings: readonly Problem[];
}

const POTENTIAL = { column: "potential", names: ["potential", "potensi"], kind: "amount" } as const;
const EFFORT = {
  column: "effort",
  names: ["effort", "hours", "visits", "calls", "kunjungan", "jam"],
  kind: "amount",
} as const;
const SALES = { column: "sales", names: ["sales", "revenue", "omzet", "pendapatan"] } as const;

/** Which territories are under-served, and which under-perform although they are served. */
export async function evaluateService(
  world: World,
  { file }: { readonly file: string },
): Promise<ServiceReport | Refusal> {
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const hasSales = table.value.columns.some((name) => isSales(name));
  const columns = [POTENTIAL, EFFORT, ...(hasSales ? [SALES] : [])];
  const rows = readNamedRows(table.value, {}, columns);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const territories = serviceLevels(
    rows.value.map(({ name, numbers: [potential, effort, sales] }) => ({
      ...{ territory: name, potential, effort },
      sales: hasSales ? sales : null,
    })),
  );
  return { territories, warnings };
}

const isSales = (name: string): boolean => SALES.names.some((usual) => usual === name.trim().toLowerCase());
