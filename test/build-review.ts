import { randomUUID } from "node:crypto";
import { activateDuePlans } from "../src/app/plans/activate-due-plans.ts";
import { approvePlan } from "../src/app/plans/approve-plan.ts";
import { branchPlan } from "../src/app/plans/branch-plan.ts";
import { createPlan } from "../src/app/plans/create-plan.ts";
import { editAlignment } from "../src/app/plans/edit-alignment.ts";
import type { PlanWorld } from "../src/app/plans/plan-world.ts";
import { schedulePlan } from "../src/app/plans/schedule-plan.ts";
import { submitPlan } from "../src/app/plans/submit-plan.ts";
import type { CivilDate } from "../src/core/domain/civil-date.ts";
import { success } from "../src/core/domain/problem.ts";
import { openStore } from "../src/store/open-store.ts";
import { buildOrganisation } from "./build-organisation.ts";
import { unwrap } from "./outcomes.ts";
import { openTestDatabase } from "./postgres.ts";

/** The day of every actor of the review below. */
export const TODAY = "2026-11-21" as CivilDate;

/**
 * A plan in review beside the one that holds. Units U000 … U011 in rows of four, each with the accounts A<u> and
 * A<u+12>. Holding: T1 (rep1) U000–U005, T2 (rep2) U006–U011. In review: U005 goes to T2, U006 to T1, and the account
 * A000 to T2 by an override against its unit, which stays in T1.
 */
export async function buildReview(name: string) {
  const database = await openTestDatabase();
  const organisation = await buildOrganisation(database.pool, name, { width: 4, height: 3, accounts: 24 });
  let instant = Date.UTC(2026, 10, 21, 3);
  const clock = { now: () => new Date(instant++) };
  const world: PlanWorld = {
    store: openStore(database.pool, clock),
    wallClock: clock,
    ids: { next: () => randomUUID() },
  };
  const { actor } = organisation;
  const holding = await activePlan(world, organisation);
  const review = unwrap(
    await branchPlan(world, actor("ops"), { planId: holding, name: "Next", salesForce: null }),
  );
  const edit = unwrap(
    await editAlignment(world, actor("ops"), {
      planId: review.id,
      version: review.version,
      reason: "swap",
      units: [
        { unit: "U005", territory: "T2" },
        { unit: "U006", territory: "T1" },
      ],
      accounts: [{ account: "A000", territory: "T2", cause: "named" }],
    }),
  );
  unwrap(await submitPlan(world, actor("ops"), { planId: review.id, version: edit.version }));
  const territories = async (planId: string) => {
    const list = world.store.transact(actor("ops"), async (tx) => success(await tx.territories.list(planId)));
    return new Map(unwrap(await list).map(({ code, id }) => [code, id]));
  };
  const byCode = { holding: await territories(holding), review: await territories(review.id) };
  return {
    ...database,
    world,
    actor,
    holdingPlanId: holding,
    planId: review.id,
    version: edit.version,
    /** Id of a territory of the plan in review, or of the one that holds. */
    territory: (code: string, of: keyof typeof byCode = "review") => byCode[of].get(code) ?? "",
  };
}

export type Review = Awaited<ReturnType<typeof buildReview>>;

type Organisation = Awaited<ReturnType<typeof buildOrganisation>>;

async function activePlan(world: PlanWorld, { actor, layerId, unitCodes, repId }: Organisation) {
  const ops = actor("ops");
  const plan = unwrap(
    await createPlan(world, ops, {
      name: "Now",
      salesForce: "field",
      layerId,
      territories: ["T1", "T2"].map((code) => ({ code, name: `Territory ${code}`, parent: null, share: 1 })),
      wishes: {},
    }),
  );
  const { version } = unwrap(
    await editAlignment(world, ops, {
      planId: plan.id,
      version: plan.version,
      reason: "",
      units: unitCodes.map((unit, u) => ({ unit, territory: u < 6 ? "T1" : "T2" })),
      accounts: [],
    }),
  );
  unwrap(
    await world.store.transact(ops, async (tx) => {
      const territories = await tx.territories.list(plan.id);
      const assignments = territories.map(({ id }, t) => ({
        id: world.ids.next(),
        planId: plan.id,
        territoryId: id,
        repId: repId(t + 1),
        role: "primary" as const,
        from: "2026-01-01" as CivilDate,
        to: null,
      }));
      await tx.assignments.insert(assignments, world.wallClock.now());
      return success(null);
    }),
  );
  const step = { planId: plan.id, version };
  unwrap(await submitPlan(world, ops, step));
  unwrap(await approvePlan(world, actor("boss"), step));
  unwrap(await schedulePlan(world, ops, { ...step, effectiveFrom: TODAY }));
  unwrap(await activateDuePlans(world, ops));
  return plan.id;
}
