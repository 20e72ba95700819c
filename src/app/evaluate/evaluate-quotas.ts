import type { Problem } from "../../core/domain/problem.ts";
import { proposeQuotas, type QuotaProposal } from "../../core/evaluate/goals/propose-quotas.ts";
import { readQuotaRows } from "../../core/import/read-quota-rows.ts";
import type { World } from "../ports.ts";
import { badInput, type Refusal } from "../use-case-outcome.ts";
import { readTable } from "./read-table.ts";

export interface QuotasRequest {
  readonly file: string;
  /** Column with who gets the quota. */
  readonly nameColumn?: string | undefined;
  readonly target: number;
  /** Left out: the target. */
  readonly companyGoal?: number | undefined;
  readonly formula: "growth" | "shares";
  readonly priorWeight: number;
  readonly cap: number | null;
}

export interface QuotasReport extends QuotaProposal {
  readonly warnings: readonly Problem[];
}

/** Quotas from a file of last period's quotas, potential and attainment, and whether those were fair. */
export async function evaluateQuotas(world: World, request: QuotasRequest): Promise<QuotasReport | Refusal> {
  const { file, nameColumn, target, companyGoal, formula, priorWeight, cap } = request;
  const table = await readTable(world, file);
  if (!table.ok) return badInput(table.problems, table.warnings);
  const rows = readQuotaRows(table.value, nameColumn);
  const warnings = [...table.warnings, ...rows.warnings];
  if (!rows.ok) return badInput(rows.problems, warnings);
  const wish = { target: Math.round(target), companyGoal: companyGoal ?? target, formula, priorWeight, cap };
  const proposal = proposeQuotas(rows.value, wish);
  return proposal.ok ? { ...proposal.value, warnings } : badInput(proposal.problems, warnings);
}
