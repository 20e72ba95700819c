import { type Outcome, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { AccountFlow, UnitFlow } from "../ports/rows/alignment.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { Transaction } from "../ports/store.ts";
import { conflict, notFound } from "../refuse.ts";
import { isOwner } from "../vacancies/change-owner.ts";
import { type Amounts, NO_AMOUNTS, sumAmounts } from "./amounts.ts";
import { act, type PlanWorld } from "./plan-world.ts";

/** How a territory stands in a plan. */
export interface Standing {
  readonly name: string;
  /** Code of the territory above. */
  readonly parent: string | null;
  readonly share: number;
  readonly isLocked: boolean;
}

export interface TerritoryDifference {
  /** Territories of the two plans are the same where their codes are. */
  readonly code: string;
  /** Null: not in this plan, or out of reach in it. */
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing | null;
  readonly before: Amounts;
  readonly after: Amounts;
  readonly lost: Amounts;
  readonly gained: Amounts;
  /** Codes of the reps who own them, primary or interim, as known now; null = vacant, or no such territory in the plan. */
  readonly repBefore: string | null;
  readonly repAfter: string | null;
}

export interface PlanDifference {
  readonly before: Pick<PlanRecord, "id" | "name" | "version">;
  readonly after: Pick<PlanRecord, "id" | "name" | "version">;
  /** What changes its territory; units and accounts that enter or leave white space count too. */
  readonly moved: Amounts;
  /** Accounts whose primary rep changes, with the territory or with the territory's rep. */
  readonly changesRep: Omit<Amounts, "units">;
  /** By code; every territory of either plan within reach. */
  readonly territories: readonly TerritoryDifference[];
}

export interface ComparisonRequest {
  readonly beforePlanId: string;
  readonly afterPlanId: string;
}

/**
 * What changes hands between two plans of one layer, in all and by territory, within the actor's reach: what comes from
 * or goes to a territory out of reach counts as coming from or going nowhere. Problems: APP-404, APP-409 other layer.
 */
export function compareTwoPlans(
  world: PlanWorld,
  actor: Actor,
  { beforePlanId, afterPlanId }: ComparisonRequest,
): Promise<Outcome<PlanDifference>> {
  return act(world, actor, "plans:read", async (tx) => {
    const plans = await findPair(tx, { beforePlanId, afterPlanId });
    if (!plans.ok) return plans;
    const { before, after } = plans.value;
    const flows = listFlows(
      await tx.alignment.unitFlows(beforePlanId, afterPlanId),
      await tx.alignment.accountFlows(beforePlanId, afterPlanId),
    );
    const sides = { before: await readSide(tx, beforePlanId), after: await readSide(tx, afterPlanId) };
    return success({
      before: nameOf(before),
      after: nameOf(after),
      moved: sumAmounts(flows.filter(({ from, to }) => from !== to)),
      changesRep: sumRepChanges(flows, sides),
      territories: listDifferences(flows, sides),
    });
  });
}

interface PlanPair {
  readonly before: PlanRecord;
  readonly after: PlanRecord;
}

/** Two plans that can be compared. Problems: APP-404, APP-409 other layer. */
export async function findPair(
  tx: Transaction,
  { beforePlanId, afterPlanId }: ComparisonRequest,
): Promise<Outcome<PlanPair>> {
  const before = await tx.plans.find(beforePlanId);
  if (!before) return notFound("plan", beforePlanId);
  const after = await tx.plans.find(afterPlanId);
  if (!after) return notFound("plan", afterPlanId);
  if (before.layerId === after.layerId) return success({ before, after });
  return conflict(
    `plan ${after.name}`,
    "the two plans lie on different layers",
    "compare plans of the same layer",
  );
}

const nameOf = ({ id, name, version }: PlanRecord) => ({ id, name, version });

interface Flow extends Amounts {
  readonly from: string | null;
  readonly to: string | null;
}

/** A plan's territory codes and the primary rep of each. */
interface Side {
  readonly standing: ReadonlyMap<string, Standing>;
  readonly repOf: ReadonlyMap<string, string>;
}
interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** How the plan's territories stand, and who owns them. */
export async function readSide(tx: Transaction, planId: string): Promise<Side> {
  const territories = await tx.territories.list(planId);
  const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
  const owners = (await tx.assignments.list(planId, null)).filter(({ role }) => isOwner(role));
  return {
    standing: new Map(
      territories.map(({ code, name, parentId, share, isLocked }) => {
        const parent = parentId === null ? null : (codeOf.get(parentId) ?? null);
        return [code, { name, parent, share, isLocked }];
      }),
    ),
    // in order of dates: the last one stays
    repOf: new Map(owners.map(({ territoryCode, repCode }) => [territoryCode, repCode])),
  };
}

const listFlows = (units: readonly UnitFlow[], accounts: readonly AccountFlow[]): Flow[] => [
  ...units.map((flow) => ({ ...NO_AMOUNTS, ...flow })),
  ...accounts.map((flow) => ({ ...NO_AMOUNTS, ...flow })),
];

function sumRepChanges(flows: readonly Flow[], { before, after }: Sides): Omit<Amounts, "units"> {
  const repAt = (side: Side, code: string | null) => (code === null ? undefined : side.repOf.get(code));
  const { units: _, ...amounts } = sumAmounts(
    flows.filter(({ from, to }) => repAt(before, from) !== repAt(after, to)),
  );
  return amounts;
}

function listDifferences(flows: readonly Flow[], { before, after }: Sides): TerritoryDifference[] {
  const out = groupBy(flows, "from");
  const into = groupBy(flows, "to");
  const codes = [...new Set([...before.standing.keys(), ...after.standing.keys()])].sort();
  return codes.map((code) => {
    const left = out.get(code) ?? [];
    const came = into.get(code) ?? [];
    return {
      code,
      standingBefore: before.standing.get(code) ?? null,
      standingAfter: after.standing.get(code) ?? null,
      before: sumAmounts(left),
      after: sumAmounts(came),
      lost: sumAmounts(left.filter(({ to }) => to !== code)),
      gained: sumAmounts(came.filter(({ from }) => from !== code)),
      repBefore: before.repOf.get(code) ?? null,
      repAfter: after.repOf.get(code) ?? null,
    };
  });
}

function groupBy(flows: readonly Flow[], end: "from" | "to"): ReadonlyMap<string | null, readonly Flow[]> {
  const groups = new Map<string | null, Flow[]>();
  for (const flow of flows) {
    const group = groups.get(flow[end]);
    if (group) group.push(flow);
    else groups.set(flow[end], [flow]);
  }
  return groups;
}
