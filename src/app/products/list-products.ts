import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Product } from "../ports/rows/products.ts";
import type { Store } from "../ports/store.ts";

/** By code, a page of them. */
export const listProducts = (
  world: { readonly store: Store },
  actor: Actor,
  { limit, afterCode }: { readonly limit: number; readonly afterCode: string | null },
): Promise<Outcome<readonly Product[]>> =>
  act(world, actor, "products:read", async (tx) => success(await tx.products.page(limit, afterCode)));
