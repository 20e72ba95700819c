import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { Sale, SaleFilter } from "../ports/rows/sales.ts";
import type { Store } from "../ports/store.ts";

/** Of accounts within reach and by reps within reach, latest first, a page of them. */
export const listSales = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: SaleFilter; readonly page: DayPage },
): Promise<Outcome<readonly Sale[]>> =>
  act(world, actor, "sales:read", async (tx) => success(await tx.sales.page(filter, page)));
