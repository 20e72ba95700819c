import { type Outcome, success } from "../../core/domain/problem.ts";
import { act, type PlanWorld } from "../plans/plan-world.ts";
import type { Actor } from "../ports/actor.ts";
import type { HandedOverAccount, HandedOverOpportunity, HandoverRequest } from "../ports/rows/handovers.ts";
import type { Transaction } from "../ports/store.ts";
import { notFound } from "../refuse.ts";

interface ListRequest {
  readonly vacancyId: string;
  readonly limit: number;
}

/** Accounts of a case, largest revenue first, with their last and next contact. Problem: APP-404. */
export const listHandedAccounts = (
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  {
    after,
    ...request
  }: ListRequest & { readonly after: { readonly revenue: number; readonly id: string } | null },
): Promise<Outcome<readonly HandedOverAccount[]>> =>
  readHandover(world, { actor, ...request }, (tx, handover) =>
    tx.handovers.accounts(handover, { limit: request.limit, after }),
  );

/** Open opportunities of the rep and of the case's accounts, largest amount first. Problem: APP-404. */
export const listHandedOpportunities = (
  world: Pick<PlanWorld, "store">,
  actor: Actor,
  {
    after,
    ...request
  }: ListRequest & { readonly after: { readonly amount: number; readonly id: string } | null },
): Promise<Outcome<readonly HandedOverOpportunity[]>> =>
  readHandover(world, { actor, ...request }, (tx, handover) =>
    tx.handovers.opportunities(handover, { limit: request.limit, after }),
  );

function readHandover<T>(
  world: Pick<PlanWorld, "store">,
  { actor, vacancyId }: { readonly actor: Actor; readonly vacancyId: string },
  read: (tx: Transaction, request: HandoverRequest) => Promise<T>,
): Promise<Outcome<T>> {
  return act(world, actor, "vacancies:read", async (tx) => {
    const vacancy = await tx.vacancies.find(vacancyId);
    if (!vacancy) return notFound("vacancy", vacancyId);
    return success(await read(tx, { vacancyId, repId: vacancy.repId, today: actor.today }));
  });
}
