import { type Outcome, success } from "../../../core/domain/problem.ts";
import { proposeQuotas, type QuotaProposal } from "../../../core/evaluate/goals/propose-quotas.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";

export interface StoredQuotaRequest extends StoredRequest {
  readonly target: number;
  readonly companyGoal?: number | undefined;
  readonly formula: "growth" | "shares";
  readonly priorWeight: number;
  readonly cap: number;
}

export interface StoredQuotas extends Credited, QuotaProposal {
  readonly priorIs: "quota" | "revenue";
  /** Scopes with neither a prior nor a potential: they get no quota. */
  readonly withoutPart: number;
}

/**
 * Quotas for the period to come from what the window's quotas, revenue and potential were, by scope, and whether those were fair.
 * Problems: EVA-161 … EVA-163, EVA-170, EVA-171.
 */
export async function proposeStoredQuotas(
  tx: Transaction,
  actor: Actor,
  { target, companyGoal, formula, priorWeight, cap, ...request }: StoredQuotaRequest,
): Promise<Outcome<StoredQuotas>> {
  const window = await chooseWindow(tx, actor, request);
  if (!window.ok) return window;
  const measures = ["quota", "revenue", "potential"] as const;
  const found = await tx.facts.sums({ ...window.value.query, measures });
  const scopes = found.flatMap(({ code, sums }) => (code === null ? [] : [{ name: code, sums }]));
  const priorIs = scopes.some(({ sums }) => (sums.quota ?? 0) > 0) ? "quota" : "revenue";
  const rows = scopes.map(({ name, sums }) => ({
    name,
    prior: Math.max(0, (priorIs === "quota" ? sums.quota : sums.revenue) ?? 0),
    potential: sums.potential ?? 0,
    attained: sums.revenue ?? 0,
  }));
  const sharing = rows.filter(({ prior, potential }) => prior > 0 || potential > 0);
  const wish = { target: Math.round(target), companyGoal: companyGoal ?? target, formula, priorWeight, cap };
  const proposal = proposeQuotas(sharing, wish);
  if (!proposal.ok) return proposal;
  const withoutPart = rows.length - sharing.length;
  return success({ ...window.value.credited, ...proposal.value, priorIs, withoutPart });
}
