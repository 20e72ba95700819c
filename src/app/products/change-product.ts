import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Product, ProductFields } from "../ports/rows/products.ts";
import type { Store } from "../ports/store.ts";
import { notFound, stale } from "../refuse.ts";
import { refuseOvertaken } from "../refuse-overtaken.ts";

export interface ProductChange {
  readonly productId: string;
  readonly version: number;
  readonly changes: Partial<ProductFields>;
}

/** Problems: APP-404, APP-409 where the code is taken, APP-412 other version. */
export function changeProduct(
  world: { readonly store: Store },
  actor: Actor,
  { productId, version, changes }: ProductChange,
): Promise<Outcome<Product>> {
  return act(world, actor, "products:edit", async (tx) => {
    const before = await tx.products.find(productId);
    if (!before) return notFound("product", productId);
    if (before.version !== version) return stale("product", before.version);
    if (!(await tx.products.update(productId, version, changes))) {
      return refuseOvertaken("product", productId, tx.products.find);
    }
    const detail = { version: version + 1, changes };
    await tx.audit.append({ action: "product.changed", objectKind: "product", objectId: productId, detail });
    return success({ ...before, ...changes, version: version + 1 });
  });
}
