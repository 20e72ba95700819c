import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { Actor } from "../ports/actor.ts";
import type { PlanRecord } from "../ports/rows/plans.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import { invalidItem, notFound } from "../refuse.ts";
import { MAXIMUM_LEVELS } from "./find-parent.ts";
import { act, type PlanWorld } from "./plan-world.ts";
import { additionOf } from "./write-change-set.ts";

export interface NewTerritory {
  readonly code: string;
  readonly name: string;
  /** Code of another one of the list; null = top of the hierarchy. */
  readonly parent: string | null;
  readonly share: number;
}

export interface NewPlan {
  readonly name: string;
  readonly salesForce: string;
  readonly layerId: string;
  readonly territories: readonly NewTerritory[];
  readonly wishes: Readonly<Record<string, unknown>>;
}

/** A draft with these territories and no unit in any. Problems: APP-404 layer, APP-409 name taken, APP-422 territories. */
export function createPlan(world: PlanWorld, actor: Actor, request: NewPlan): Promise<Outcome<PlanRecord>> {
  return act(world, actor, "plans:create", async (tx) => {
    const problems = checkTerritories(request.territories);
    if (problems.length > 0) return failure(problems);
    if (!(await tx.layers.find(request.layerId))) return notFound("layer", request.layerId);
    const { name, salesForce, layerId, wishes } = request;
    const plan = newDraft(world, actor, { name, salesForce, layerId, wishes, basedOnPlanId: null });
    await tx.plans.insert(plan);
    const territories = buildTerritories(world, plan.id, request.territories);
    await tx.territories.insert(territories);
    await tx.plans.appendChangeSet(plan.id, {
      version: 1,
      kind: "create",
      reason: "",
      moves: [],
      territories: territories.map(additionOf),
    });
    const detail = { name, salesForce, layerId, territories: request.territories.length };
    await tx.audit.append({ action: "plan.created", objectKind: "plan", objectId: plan.id, detail });
    return success(plan);
  });
}

/** The record of a draft at version 1. */
export function newDraft(
  { ids, wallClock }: PlanWorld,
  actor: Actor,
  given: Pick<PlanRecord, "name" | "salesForce" | "layerId" | "wishes" | "basedOnPlanId">,
): PlanRecord {
  return {
    ...given,
    id: ids.next(),
    state: "draft",
    version: 1,
    createdBy: actor.memberId,
    createdAt: wallClock.now(),
    submittedBy: null,
    approvedBy: null,
    approvedAt: null,
    approvedHash: null,
    rejectedBy: null,
    rejectionReason: null,
    effectiveFrom: null,
  };
}

function buildTerritories(
  { ids }: PlanWorld,
  planId: string,
  given: readonly NewTerritory[],
): TerritoryRecord[] {
  const made = given.map((territory) => ({ ...territory, id: ids.next() }));
  const idOf = new Map(made.map(({ code, id }) => [code, id]));
  return made.map(({ parent, ...territory }) => ({
    ...territory,
    planId,
    parentId: parent === null ? null : (idOf.get(parent) ?? null),
    isLocked: false,
  }));
}

function checkTerritories(given: readonly NewTerritory[]): Problem[] {
  const parentOf = new Map(given.map(({ code, parent }) => [code, parent]));
  const firstAt = new Map<string, number>();
  return given.flatMap(({ code, parent }, index) => {
    const item = `/territories/${index}`;
    const problems: Problem[] = [];
    if (firstAt.has(code)) {
      problems.push(
        invalidItem(
          item,
          `the code ${code} stands in the list twice`,
          "give every territory a code of its own",
        ),
      );
    } else firstAt.set(code, index);
    if (parent !== null && !parentOf.has(parent)) {
      problems.push(
        invalidItem(
          item,
          `there is no territory ${parent} to stand under`,
          "name the parent by a code of this list",
        ),
      );
    } else if (isUnderItself(parentOf, code)) {
      problems.push(
        invalidItem(item, `territory ${code} stands under itself`, "give it a parent that is not below it"),
      );
    } else if (countLevels(parentOf, code) > MAXIMUM_LEVELS) {
      problems.push(
        invalidItem(
          item,
          `territory ${code} stands below ${MAXIMUM_LEVELS} others`,
          `use ${MAXIMUM_LEVELS} levels at most`,
        ),
      );
    }
    return problems;
  });
}

/** Of a territory that does not stand under itself, those above it included. */
function countLevels(parentOf: ReadonlyMap<string, string | null>, code: string): number {
  let levels = 1;
  let above = parentOf.get(code) ?? null;
  while (above !== null && levels <= MAXIMUM_LEVELS) {
    levels++;
    above = parentOf.get(above) ?? null;
  }
  return levels;
}

function isUnderItself(parentOf: ReadonlyMap<string, string | null>, code: string): boolean {
  let above = parentOf.get(code) ?? null;
  for (let step = 0; above !== null && step < parentOf.size; step++) {
    if (above === code) return true;
    above = parentOf.get(above) ?? null;
  }
  return false;
}
