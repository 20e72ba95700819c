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
          locks: part.locks.map(({ position, isLocked }) => ({ unit: codes[position], isLocked })),
        },
      }),
    );
    desk.markSaved(part, saved.version);
  }
  return desk.version;
}

/** What is too much for one change-set: unlocked first, then moved, then locked. */
function partsOf({ units, accounts, locks }: PendingChanges): readonly PendingChanges[] {
  if (Math.max(units.length, accounts.length, locks.length) <= MOST_MOVES)
    return [{ units, accounts, locks }];
  const nothing = { units: [], accounts: [], locks: [] };
  const opened = locks.map(({ position }) => ({ position, isLocked: false }));
  const closed = locks.filter(({ isLocked }) => isLocked);
  return [
    ...chunksOf(opened).map((some) => ({ ...nothing, locks: some })),
    ...chunksOf(units).map((some) => ({ ...nothing, units: some })),
    ...chunksOf(accounts).map((some) => ({ ...nothing, accounts: some })),
    ...chunksOf(closed).map((some) => ({ ...nothing, locks: some })),
  ];
}

const chunksOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / MOST_MOVES) }, (_, i) =>
    items.slice(i * MOST_MOVES, (i + 1) * MOST_MOVES),
  );
