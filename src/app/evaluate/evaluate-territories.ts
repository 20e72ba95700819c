import type { Problem } from "../../core/domain/problem.ts";
import { evaluateFunnel } from "../../core/evaluate/territories/evaluate-funnel.ts";
import type { FunnelEvaluation } from "../../core/evaluate/territories/funnel.ts";
import { readFunnel } from "../../core/import/read-funnel.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface TerritoriesRequest {
  readonly file: string;
  /** Column with the territory, where it has no usual name. */
  readonly territoryColumn?: string | undefined;
}

export interface TerritoriesReport extends FunnelEvaluation {
  readonly warnings: readonly Problem[];
}

/** Whether territories differ in leads that become opportunities and new accounts, from a file with one row per territory. */
export async function evaluateTerritories(
  world: World,
  request: TerritoriesRequest,
): Promise<TerritoriesReport | Refusal> {
  const table = await readTable(world, request.file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readFunnel(table.value, request.territoryColumn);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  return { ...evaluateFunnel(rows.value), warnings };
}
