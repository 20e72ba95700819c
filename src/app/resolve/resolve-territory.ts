import { decideTerritory, type RuleStep } from "../../core/assign/decide-territory.ts";
import type { RuleAccount } from "../../core/assign/rule-account.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { MapThread } from "../ports/map-thread.ts";
import type { NamedAssignment } from "../ports/rows/assignments.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Store } from "../ports/store.ts";
import { invalid } from "../refuse.ts";
import type { ExplainedStep } from "../rules/explain-account.ts";
import type { TownFinder } from "./find-town.ts";
import type { PlanIndex, PlanIndexes } from "./open-plan-indexes.ts";

/** What use cases need that say where something belongs. */
export interface ResolveWorld {
  readonly store: Store;
  readonly engine: { readonly maps: MapThread };
}

export interface ResolveRequest {
  /** What is known of the account. A place finds its unit, unless the unit is named. */
  readonly account: RuleAccount;
  /** Where it lies, if neither its unit nor its position is known. */
  readonly address: Address;
  readonly date: CivilDate;
  /** Null: every sales force. */
  readonly salesForce: string | null;
}

/** Parts of an address; null: not known. */
export interface Address {
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly country: string | null;
}

/** Where an account belongs in the plan of one sales force. */
export interface Resolved {
  readonly salesForce: string;
  readonly plan: { readonly id: string; readonly name: string; readonly version: number };
  /** Code of the unit; null: the place lies in none, or nothing was said of it. */
  readonly unit: string | null;
  /** Null: in none. */
  readonly territory: { readonly id: string; readonly code: string; readonly name: string } | null;
  /** Who works it on the date, the primary rep first. */
  readonly reps: readonly NamedAssignment[];
  readonly step: RuleStep;
  /** Every step of the precedence, the strongest first. */
  readonly chain: readonly ExplainedStep[];
}

const noSalesForce = (name: string) =>
  invalid(
    "/salesForce",
    `no plan is of a sales force "${name}"`,
    "use the sales force of one in the list of plans",
  );

/**
 * Territory, rep and rule chain for a place and attributes, by the plan of each sales force that holds on the date.
 * Decisions of people about an account that stands already are not asked. Problem: APP-422 no such unit, postal code,
 * town or sales force.
 */
export async function resolveTerritory(
  world: ResolveWorld & { readonly indexes: PlanIndexes; readonly towns: TownFinder },
  actor: Actor,
  request: ResolveRequest,
): Promise<Outcome<readonly Resolved[]>> {
  const { date, salesForce, address } = request;
  const { unit, lon } = request.account;
  const isPlaced = unit !== null || lon !== null;
  const asked = isPlaced ? request.account : { ...request.account, unit: address.postalCode };
  const held = await act(world, actor, "plans:inspect", async (tx) => {
    const plans: Held[] = [];
    const effects = await tx.effects.at(salesForce, { date, knownAt: null });
    if (salesForce !== null && effects.length === 0) {
      const [plan] = await tx.plans.list({ state: null, salesForce }, 1, null);
      if (!plan) return noSalesForce(salesForce);
    }
    for (const { planId } of effects) {
      const plan = await tx.plans.find(planId);
      if (!plan) continue;
      const index = await world.indexes.read(tx, actor, plan);
      const isKnown = asked.unit === null || (await tx.layers.unitIds(plan.layerId, [asked.unit])).size > 0;
      plans.push({ plan, index, unit: isKnown ? asked.unit : null });
    }
    return success(plans);
  });
  if (!held.ok) return held;
  const isUnknown = held.value.length > 0 && held.value.every((each) => each.unit === null);
  if (unit !== null && isUnknown) {
    const fix = "use the code of a unit of the layer that the plan lies on";
    return invalid("/unit", `there is no unit ${unit}`, fix);
  }
  const placed = isPlaced || !isUnknown ? success(asked) : await placeByCity(world, actor, request);
  if (!placed.ok) return placed;
  const account = placed.value;
  const located = await locateAll(world, actor, { held: held.value, account });
  if (!located.ok) return located;
  const decided = located.value.map((each) => decide(each, account));
  return act(world, actor, "plans:inspect", async (tx) => {
    const resolved: Resolved[] = [];
    for (const { territory, ...each } of decided) {
      const reps = territory ? await tx.assignments.at(territory.id, { date, knownAt: null }) : [];
      resolved.push({ ...each, territory, reps });
    }
    return success(resolved);
  });
}

/** The account in the middle of its town; as it was where nothing is said of one. */
async function placeByCity(
  { towns }: { readonly towns: TownFinder },
  actor: Actor,
  { account, address: { city, state, country, postalCode } }: ResolveRequest,
): Promise<Outcome<RuleAccount>> {
  if (city === null && postalCode === null) return success(account);
  if (city === null) {
    const fix = "name its city beside it, or give lon and lat";
    return invalid("/postalCode", `no unit is the postal code ${postalCode}`, fix);
  }
  const town = await towns.find(actor, { name: city, country, admin1: state, admin2: null, postalCode });
  return town.ok ? success({ ...account, lon: town.value.lon, lat: town.value.lat }) : town;
}

interface Held {
  readonly plan: PlanRecord;
  readonly index: PlanIndex;
  readonly unit: string | null;
}

interface Locating {
  readonly held: readonly Held[];
  readonly account: RuleAccount;
}

/** The map thread finds the unit of a place, once per layer. No transaction is open while it works. */
async function locateAll(
  world: ResolveWorld,
  actor: Actor,
  { held, account: { unit, lon, lat } }: Locating,
): Promise<Outcome<readonly Held[]>> {
  if (unit !== null || lon === null || lat === null) return success(held);
  const unitOf = new Map<string, string | null>();
  for (const layerId of new Set(held.map(({ plan }) => plan.layerId))) {
    const found = await locate(world, actor, { layerId, lon, lat });
    if (!found.ok) return found;
    unitOf.set(layerId, found.value);
  }
  return success(held.map((each) => ({ ...each, unit: unitOf.get(each.plan.layerId) ?? null })));
}

async function locate(
  world: ResolveWorld,
  actor: Actor,
  { layerId, ...place }: { readonly layerId: string; readonly lon: number; readonly lat: number },
): Promise<Outcome<string | null>> {
  const order = { layerKey: `${actor.orgId} ${layerId}`, ...place };
  const first = await world.engine.maps.locate(order);
  if (first !== "missing") return success(first.unit);
  const layer = await act(world, actor, "plans:inspect", async (tx) =>
    success(await tx.shapes.layer(layerId)),
  );
  if (!layer.ok) return layer;
  // a layer without shapes has no places: its units are named
  if (layer.value === null) return success(null);
  const second = await world.engine.maps.locate({ ...order, layer: layer.value });
  return success(second === "missing" ? null : second.unit);
}

function decide({ plan, index, unit }: Held, account: RuleAccount) {
  const { territories, territoryOfUnit, tell } = index;
  const geography = unit === null ? null : (territoryOfUnit.get(unit) ?? null);
  const place = { account: { ...account, unit }, head: null, geography, standing: null };
  const { step, territoryId, chain } = decideTerritory(index.book, place);
  const found = territoryId === null ? undefined : territories.get(territoryId);
  const { id, name, version, salesForce } = plan;
  return {
    salesForce,
    plan: { id, name, version },
    unit,
    territory: found ? { id: found.id, code: found.code, name: found.name } : null,
    step,
    chain: chain.map(tell),
  };
}
