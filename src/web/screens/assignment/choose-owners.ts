import type { MatchedTerritory } from "./matrix-query.ts";

/** By code of the territory: the rep's id, or null for "as it is". What is not in it follows the proposal. */
export type Choices = ReadonlyMap<string, string | null>;

/** Id of the rep that a territory is to get; null: as it is. */
export const chosenOf = ({ territoryCode, assigned }: MatchedTerritory, choices: Choices): string | null => {
  const chosen = choices.get(territoryCode);
  return chosen === undefined ? (assigned?.repId ?? null) : chosen;
};

export interface OwnerChange {
  readonly territoryId: string;
  readonly territoryCode: string;
  readonly repId: string;
  readonly repName: string;
  /** Name of who owns it until then, the code of who may no longer; null: nobody. */
  readonly from: string | null;
}

/** What would change of today's owners. */
export const listChanges = (
  territories: readonly MatchedTerritory[],
  choices: Choices,
): readonly OwnerChange[] =>
  territories.flatMap((match) => {
    const { territoryId, territoryCode, incumbent, candidates } = match;
    const repId = chosenOf(match, choices);
    const rep = candidates.find((candidate) => candidate.repId === repId);
    if (rep === undefined || rep.repCode === incumbent) return [];
    const owner = candidates.find(({ repCode }) => repCode === incumbent);
    const from = owner?.repName ?? incumbent;
    return [{ territoryId, territoryCode, repId: rep.repId, repName: rep.repName, from }];
  });

/** Names of reps that would own more territories than one, and more than the proposal gives them. */
export function listOverloaded(
  territories: readonly MatchedTerritory[],
  choices: Choices,
): readonly string[] {
  const count = (repOf: (match: MatchedTerritory) => string | null | undefined) => {
    const counts = new Map<string, number>();
    for (const match of territories) {
      const repId = repOf(match);
      if (repId) counts.set(repId, (counts.get(repId) ?? 0) + 1);
    }
    return counts;
  };
  const proposed = count(({ assigned }) => assigned?.repId);
  const names = new Map(
    territories.flatMap(({ candidates }) => candidates.map(({ repId, repName }) => [repId, repName])),
  );
  return [...count((match) => chosenOf(match, choices))].flatMap(([repId, owns]) =>
    owns > Math.max(1, proposed.get(repId) ?? 0) ? [names.get(repId) ?? repId] : [],
  );
}
