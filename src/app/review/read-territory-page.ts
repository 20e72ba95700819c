import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import type { TerritoryItem, TopAccount } from "../ports/rows/territory-items.ts";
import { notFound } from "../refuse.ts";
import type { TerritoryRequest } from "./open-territory.ts";

/** The one-page plan of a territory. */
export interface TerritoryPage {
  readonly plan: PlanRecord;
  readonly territory: TerritoryWithTotals;
  /** Directly below it, by code. */
  readonly below: readonly TerritoryWithTotals[];
  /** Who works it today or later, as far as the reader sees them. */
  readonly reps: readonly NamedAssignment[];
  readonly items: readonly TerritoryItem[];
  /** Up to ten by revenue, those of the territories below it included; before the plan holds, only those that the reader sees today anyway. */
  readonly topAccounts: readonly TopAccount[];
}

const TOP_ACCOUNTS = 10;

/** Everything of a territory on one page, from kept totals. Problem: APP-404 plan or territory. */
export function readTerritoryPage(
  { store }: Pick<PlanWorld, "store">,
  actor: Actor,
  { planId, territoryId }: TerritoryRequest,
): Promise<Outcome<TerritoryPage>> {
  return act({ store }, actor, "territory-plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    if (!(await tx.territories.find(planId, territoryId))) return notFound("territory", territoryId);
    const [territory] = await tx.territories.totalsOf([territoryId]);
    const assignments = await tx.assignments.list(planId, territoryId);
    return success({
      plan,
      territory,
      below: await tx.territories.childrenOf(territoryId),
      reps: assignments.filter(({ to }) => to === null || to > actor.today),
      items: await tx.territoryItems.list(territoryId),
      topAccounts: await tx.territoryItems.topAccounts(territoryId, TOP_ACCOUNTS),
    });
  });
}
