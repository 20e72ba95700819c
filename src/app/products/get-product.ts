import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Product } from "../ports/rows/products.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** Problem: APP-404. */
export const getProduct = (
  world: { readonly store: Store },
  actor: Actor,
  { productId }: { readonly productId: string },
): Promise<Outcome<Product>> =>
  act(world, actor, "products:read", async (tx) => {
    const product = await tx.products.find(productId);
    return product ? success(product) : notFound("product", productId);
  });
