import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Activity, ActivityFilter } from "../ports/rows/activities.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { Store } from "../ports/store.ts";

/** Within reach, latest first, a page of them. */
export const listActivities = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: ActivityFilter; readonly page: DayPage },
): Promise<Outcome<readonly Activity[]>> =>
  act(world, actor, "activities:read", async (tx) => success(await tx.activities.page(filter, page)));
