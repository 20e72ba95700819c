import type { Goal } from "./goal-queries.ts";

/** What a goal can be set for here; accounts are named by imports and the API. */
export const GOAL_SCOPES = ["organisation", "team", "territory", "rep", "product"] as const;
export type GoalScopeKind = (typeof GOAL_SCOPES)[number];

type Ids = Pick<Goal, "teamId" | "territoryId" | "repId" | "productId" | "accountId">;

/** The one thing that a goal is for; null where it names several, or an account. Id null: the whole organisation. */
export function scopeOf({ teamId, territoryId, repId, productId, accountId }: Ids) {
  const named = (
    [
      ["team", teamId],
      ["territory", territoryId],
      ["rep", repId],
      ["product", productId],
    ] as const
  ).filter(([, id]) => id !== null);
  if (accountId !== null || named.length > 1) return null;
  const [[kind, id]] = named.length === 1 ? named : ([["organisation", null]] as const);
  return { kind, id } satisfies { readonly kind: GoalScopeKind; readonly id: string | null };
}

/** The fields by which a goal names what it is for. */
export const idsOf = (kind: GoalScopeKind, id: string | null) => ({
  teamId: kind === "team" ? id : null,
  territoryId: kind === "territory" ? id : null,
  repId: kind === "rep" ? id : null,
  productId: kind === "product" ? id : null,
});
