import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { Cost, CostFilter } from "../ports/rows/sales.ts";
import type { Store } from "../ports/store.ts";

/** For accounts within reach and by reps within reach, latest first, a page of them. */
export const listCosts = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: CostFilter; readonly page: DayPage },
): Promise<Outcome<readonly Cost[]>> =>
  act(world, actor, "sales:read", async (tx) => success(await tx.costs.page(filter, page)));
