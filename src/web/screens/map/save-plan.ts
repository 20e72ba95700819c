import { api, dataOf, ifMatch } from "../../api/client.ts";
import type { PendingChanges, PlanDesk } from "../../map/plan-desk.ts";

/** Most moves of a kind that the server takes as one change-set. */
const MOST_MOVES = 10_000;

/**
 * Sends what is pending as the plan's next version, or versions where it is very much; the desk takes each for saved as
 * soon as the server has. Throws the `ApiProblem` (412: somebody else was faster) and leaves the rest pending.
 */
export async function savePlan(desk: PlanDesk, reason: string): Promise<number> {
  for (const part of partsOf(desk.pending())) {
    const { codes } = desk.layer.units;
    const codeOf = new Map(desk.territories.map(({ id, code }) => [id, code]));
    const territory = (id: string | null) => (id === null ? null : (codeOf.get(id) ?? null));
    const saved = await dataOf(
      api.POST("/v1/plans/{planId}/changes", {
        params: { path: { planId: desk.plan.planId }, header: ifMatch(desk.version) },
        body: {
          reason,
          units: part.units.map(({ position, territoryId }) => ({
            unit: codes[position],
            territory: territory(territoryId),
          })),
          accounts: part.accounts.map(({ account, territoryId }) => ({
            account: account.code,
            territory: territory(territoryId),
            cause: "manual" as const,
          })),
        },
      }),
    );
    desk.markSaved(part, saved.version);
  }
  return desk.version;
}

function partsOf({ units, accounts }: PendingChanges): readonly PendingChanges[] {
  const count = Math.ceil(Math.max(units.length, accounts.length) / MOST_MOVES);
  return Array.from({ length: count }, (_, i) => ({
    units: units.slice(i * MOST_MOVES, (i + 1) * MOST_MOVES),
    accounts: accounts.slice(i * MOST_MOVES, (i + 1) * MOST_MOVES),
  }));
}
