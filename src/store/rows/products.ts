import { and, asc, eq, gt } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Product, ProductRows } from "../../app/ports/rows/products.ts";
import { products } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { insertAll } from "./insert-all.ts";

const toProduct = ({ orgId: _, ...row }: typeof products.$inferSelect): Product => row;

export function productRows(db: Database, { orgId }: Actor): ProductRows {
  const isProduct = (id: string) => and(eq(products.orgId, orgId), eq(products.id, id));
  return {
    page: async (limit, afterCode) => {
      const after = afterCode === null ? undefined : gt(products.code, afterCode);
      const page = db
        .select()
        .from(products)
        .where(and(eq(products.orgId, orgId), after));
      return (await page.orderBy(asc(products.code)).limit(limit)).map(toProduct);
    },
    find: async (id) => {
      const [row] = await db.select().from(products).where(isProduct(id));
      return row ? toProduct(row) : null;
    },
    insert: (added) => insertAll(db, products, orgId, added),
    update: async (id, version, changes) => {
      const changed = await db
        .update(products)
        .set({ ...changes, version: version + 1 })
        .where(and(isProduct(id), eq(products.version, version)))
        .returning({ id: products.id });
      return changed.length > 0;
    },
  };
}
