import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Lead } from "../ports/rows/leads.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

/** Problem: APP-404. */
export const getLead = (
  world: { readonly store: Store },
  actor: Actor,
  { leadId }: { readonly leadId: string },
): Promise<Outcome<Lead>> =>
  act(world, actor, "leads:read", async (tx) => {
    const lead = await tx.leads.find(leadId);
    return lead ? success(lead) : notFound("lead", leadId);
  });
