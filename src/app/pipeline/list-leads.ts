import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { DayPage } from "../ports/rows/business-records.ts";
import type { Lead, LeadFilter } from "../ports/rows/leads.ts";
import type { Store } from "../ports/store.ts";

/** Within reach, latest first, a page of them. */
export const listLeads = (
  world: { readonly store: Store },
  actor: Actor,
  { filter, page }: { readonly filter: LeadFilter; readonly page: DayPage },
): Promise<Outcome<readonly Lead[]>> =>
  act(world, actor, "leads:read", async (tx) => success(await tx.leads.page(filter, page)));
