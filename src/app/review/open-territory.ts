import { type Outcome, success } from "../../core/domain/problem.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { TerritoryItem } from "../ports/rows/territory-items.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";

export interface TerritoryRequest {
  readonly planId: string;
  readonly territoryId: string;
}

export interface TerritoryItemRequest extends TerritoryRequest {
  readonly itemId: string;
  /** The item's version that the change was made for. */
  readonly version: number;
}

/** A territory within reach whose one-page plan may change. Problems: APP-404, APP-409 archived plan. */
export async function openTerritory(
  tx: Transaction,
  { planId, territoryId }: TerritoryRequest,
): Promise<Outcome<TerritoryRecord>> {
  const plan = await tx.plans.find(planId);
  if (!plan) return notFound("plan", planId);
  const territory = await tx.territories.find(planId, territoryId);
  if (!territory) return notFound("territory", territoryId);
  return plan.state === "archived"
    ? conflict(`plan ${plan.name}`, "the plan is archived and kept as it was", "use the plan that holds now")
    : success(territory);
}

/** An item of such a territory. Problems: those of the territory, APP-404 item. */
export async function openTerritoryItem(
  tx: Transaction,
  request: TerritoryItemRequest,
): Promise<Outcome<TerritoryItem>> {
  const territory = await openTerritory(tx, request);
  if (!territory.ok) return territory;
  const item = await tx.territoryItems.find(request.territoryId, request.itemId);
  return item ? success(item) : notFound("territory item", request.itemId);
}
