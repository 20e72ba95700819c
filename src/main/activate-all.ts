import type pg from "pg";
import { activateDuePlans } from "../app/plans/activate-due-plans.ts";
import type { PlanWorld } from "../app/plans/plan-world.ts";
import type { Actor } from "../app/ports/actor.ts";
import { openDueVacancies } from "../app/vacancies/open-due-vacancies.ts";
import { findDueActors } from "../store/find-due-actors.ts";
import { findVacancyActors } from "../store/find-vacancy-actors.ts";
import type { WorkerLog } from "./event-log.ts";

/**
 * Activates the plans and opens the vacancies of every organisation whose date has come. What fails of one is told, and
 * keeps no other waiting.
 */
export async function activateAll(
  { pool, world }: { readonly pool: pg.Pool; readonly world: PlanWorld },
  log: WorkerLog,
): Promise<void> {
  const each = async (actors: readonly Actor[], work: (actor: Actor) => Promise<void>) => {
    for (const actor of actors) {
      await work(actor).catch((error) => log("activation failed", { org: actor.orgId, err: error }));
    }
  };
  await each(await findDueActors(pool, world.wallClock), async (actor) => {
    const activated = await activateDuePlans(world, actor);
    if (!activated.ok) log("activation refused", { org: actor.orgId, problems: activated.problems });
    else for (const activation of activated.value) log("plan activated", { org: actor.orgId, ...activation });
  });
  await each(await findVacancyActors(pool, world.wallClock), async (actor) => {
    const settled = await openDueVacancies(world, actor);
    if (settled.ok) log("vacancies opened", { org: actor.orgId, ...settled.value });
    else log("vacancies refused", { org: actor.orgId, problems: settled.problems });
  });
}
