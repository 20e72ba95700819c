import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { Opportunity, OpportunityFilter } from "../ports/rows/opportunities.ts";
import type { Store } from "../ports/store.ts";

/** Within reach, latest first, a page of them. */
export const listOpportunities = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: OpportunityFilter; readonly page: DayPage },
): Promise<Outcome<readonly Opportunity[]>> =>
  act(world, actor, "opportunities:read", async (tx) => success(await tx.opportunities.page(filter, page)));
