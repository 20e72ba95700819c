import { type Outcome, success } from "../../core/domain/problem.ts";
import { type Amounts, sumAmounts } from "../plans/amounts.ts";
import { lowestTerritories } from "../plans/plan-territories.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { AlignedUnit } from "../ports/rows/alignment.ts";
import type { TerritoryWithTotals } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import { diffUnits, type UnitChanges } from "./diff-units.ts";

/** Counts and sums: no account is named. */
export interface OwnChange extends UnitChanges {
  readonly code: string;
  readonly name: string;
  /** Null where there is no such territory of the actor's in the plan that holds today, or in this one. */
  readonly before: Amounts | null;
  readonly after: Amounts | null;
}

export interface OwnChanges {
  readonly planId: string;
  /** The plan that holds today for the same sales force; null: none does. */
  readonly basePlanId: string | null;
  /** Everything of the actor's together: what moves among their own territories neither comes nor goes. */
  readonly total: UnitChanges & { readonly before: Amounts; readonly after: Amounts };
  /** By territory code. */
  readonly territories: readonly OwnChange[];
}

/**
 * What a plan changes for the actor's own territories (for those who see all: for every one) against the plan that
 * holds today. Territories of the two plans are the same where their codes are. Problem: APP-404.
 */
export function readOwnChanges(
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  { planId }: { readonly planId: string },
): Promise<Outcome<OwnChanges>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plan = await tx.plans.find(planId);
    if (!plan) return notFound("plan", planId);
    const moment = { date: actor.today, knownAt: null };
    const basePlanId = (await tx.effects.at(plan.salesForce, moment))[0]?.planId ?? null;
    const before = basePlanId === null ? NOTHING : await readSide(tx, basePlanId);
    return success({ planId, basePlanId, ...compareSides(before, await readSide(tx, planId)) });
  });
}

/** What the actor has in a plan: the store shows no more than that. */
interface Side {
  readonly territories: readonly TerritoryWithTotals[];
  readonly units: readonly AlignedUnit[];
}

const NOTHING: Side = { territories: [], units: [] };

async function readSide(tx: Transaction, planId: string): Promise<Side> {
  const all = await tx.territories.list(planId);
  // a territory above others holds what they hold
  const own = lowestTerritories(all);
  return {
    territories: own.length === 0 ? [] : await tx.territories.totalsOf(own.map(({ id }) => id)),
    units: await tx.alignment.whole(planId),
  };
}

function compareSides(before: Side, after: Side): Pick<OwnChanges, "total" | "territories"> {
  const { total, byTerritory } = diffUnits(before.units, after.units);
  const oldByCode = byCode(before);
  const newByCode = byCode(after);
  const codes = [...new Set([...oldByCode.keys(), ...newByCode.keys()])].sort();
  return {
    total: { before: addUp(before), after: addUp(after), ...total },
    territories: codes.map((code) => {
      const [old, next] = [oldByCode.get(code), newByCode.get(code)];
      return {
        code,
        name: (next ?? old)?.name ?? code,
        before: old ? amountsOf(old.totals) : null,
        after: next ? amountsOf(next.totals) : null,
        ...(byTerritory.get(code) ?? { unitsIn: [], unitsOut: [] }),
      };
    }),
  };
}

const byCode = ({ territories }: Side) =>
  new Map(territories.map((territory) => [territory.code, territory]));

const amountsOf = ({ units, accounts, revenue, potential, workloadHours }: Amounts): Amounts => ({
  units,
  accounts,
  revenue,
  potential,
  workloadHours,
});

const addUp = ({ territories }: Side): Amounts => sumAmounts(territories.map(({ totals }) => totals));
