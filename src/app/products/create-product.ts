import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Ids } from "../ports/clock-and-ids.ts";
import type { Product, ProductFields } from "../ports/rows/products.ts";
import type { Store } from "../ports/store.ts";

/** Problem: APP-409 where the code is taken. */
export function createProduct(
  world: { readonly store: Store; readonly ids: Ids },
  actor: Actor,
  fields: ProductFields,
): Promise<Outcome<Product>> {
  const product = { ...fields, id: world.ids.next(), version: 1 };
  return act(world, actor, "products:edit", async (tx) => {
    await tx.products.insert([product]);
    const { id: objectId, code } = product;
    const detail = { code };
    await tx.audit.append({ action: "product.created", objectKind: "product", objectId, detail });
    return success(product);
  });
}
