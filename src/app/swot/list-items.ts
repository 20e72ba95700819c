import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { InstantPage } from "../ports/rows/instant-key.ts";
import type { SwotFilter, SwotItem } from "../ports/rows/swot.ts";
import type { Store } from "../ports/store.ts";

/** Within reach, newest first, a page of them. */
export const listItems = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: SwotFilter; readonly page: InstantPage },
): Promise<Outcome<readonly SwotItem[]>> =>
  act(world, actor, "goals:read", async (tx) => success(await tx.swot.page(filter, page)));
