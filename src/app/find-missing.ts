import type { Problem } from "../core/domain/problem.ts";
import type { Transaction } from "./ports/store.ts";
import { invalidItem } from "./refuse.ts";

type Kind =
  | "account"
  | "rep"
  | "unit"
  | "product"
  | "lead"
  | "opportunity"
  | "team"
  | "territory"
  | "ownerMember";

/** What a request names by id; null and left out name nothing. */
export type References = { readonly [Name in `${Kind}Id`]?: string | null };

const LOOKUPS: Readonly<Record<keyof References, (tx: Transaction, id: string) => Promise<boolean>>> = {
  accountId: async (tx, id) => (await tx.accounts.find(id)) !== null,
  repId: async (tx, id) => (await tx.reps.find(id)) !== null,
  unitId: (tx, id) => tx.accounts.unitExists(id),
  productId: async (tx, id) => (await tx.products.find(id)) !== null,
  leadId: async (tx, id) => (await tx.leads.find(id)) !== null,
  opportunityId: async (tx, id) => (await tx.opportunities.find(id)) !== null,
  teamId: async (tx, id) => (await tx.teams.find(id)) !== null,
  territoryId: async (tx, id) => (await tx.territories.totalsOf([id])).length > 0,
  ownerMemberId: async (tx, id) => (await tx.members.find(id)) !== null,
};

/** APP-422 for everything named that does not exist or is out of reach. */
export async function findMissing(tx: Transaction, references: References): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const name of Object.keys(LOOKUPS) as (keyof References)[]) {
    const id = references[name] ?? null;
    if (id === null || (await LOOKUPS[name](tx, id))) continue;
    const cause = `there is nothing with the id ${id}, or it is out of your reach`;
    problems.push(invalidItem(`/${name}`, cause, "use an id of the list"));
  }
  return problems;
}
