/** Two spellings that probably mean one thing. */
export interface SimilarNames {
  readonly one: string;
  readonly other: string;
  readonly reason: "punctuation" | "cut-off";
}

/** A shorter beginning is no evidence that a name was cut off. */
const SHORTEST_CUT = 8;

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * Names that differ in case, blanks and punctuation only ("GTXPro", "GTX Pro"), or of which one ends in the middle of a word of the
 * other ("buena vist", "buena vista"). O(n log n) for n different names.
 */
export function findSimilarNames(names: Iterable<string>): readonly SimilarNames[] {
  const keyed = [...new Set(names)]
    .map((name) => ({ name, key: bare(name) }))
    .filter(({ key }) => key !== "")
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.name < b.name ? -1 : 1));
  return keyed.slice(1).flatMap(({ name, key }, index): readonly SimilarNames[] => {
    const before = keyed[index];
    if (before.key === key) return [{ one: before.name, other: name, reason: "punctuation" }];
    const isCut =
      before.key.length >= SHORTEST_CUT &&
      name.toLowerCase().startsWith(before.name.toLowerCase()) &&
      /^\p{L}/u.test(name.slice(before.name.length));
    return isCut ? [{ one: before.name, other: name, reason: "cut-off" }] : [];
  });
}
