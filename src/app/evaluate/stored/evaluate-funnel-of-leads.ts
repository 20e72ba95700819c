import { type Outcome, success } from "../../../core/domain/problem.ts";
import { evaluateFunnel } from "../../../core/evaluate/territories/evaluate-funnel.ts";
import type { FunnelEvaluation } from "../../../core/evaluate/territories/funnel.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Transaction } from "../../ports/store.ts";
import { type Credited, chooseWindow, type StoredRequest } from "./choose-window.ts";

export interface StoredFunnel extends Credited, FunnelEvaluation {
  /** Leads of no territory: they count for no one, and for the team neither. */
  readonly withoutTerritory: { readonly leads: number; readonly newAccounts: number };
}

/** Whether territories differ in leads of the window that became accounts, from the stored leads and opportunities. */
export async function evaluateFunnelOfLeads(
  tx: Transaction,
  actor: Actor,
  request: Omit<StoredRequest, "by">,
): Promise<Outcome<StoredFunnel>> {
  const window = await chooseWindow(tx, actor, { ...request, by: "territory" });
  if (!window.ok) return window;
  const counts = await tx.facts.leads(window.value.query);
  const placed = counts.flatMap(({ territory, ...count }) =>
    territory === null ? [] : [{ territory, ...count }],
  );
  const { leads, newAccounts } = counts.find(({ territory }) => territory === null) ?? NOTHING;
  return success({
    ...window.value.credited,
    ...evaluateFunnel(placed),
    withoutTerritory: { leads, newAccounts },
  });
}

const NOTHING = { leads: 0, newAccounts: 0 };
