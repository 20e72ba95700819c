/** Names the first few of a list and says how many more there are: `11.10, 11.20, 11.30 and 4 more`. */
export function listExamples(items: readonly (string | number)[], shown = 5): string {
  if (items.length === 0) return "none";
  const named = items.slice(0, shown).map((item) => (item === "" ? "(empty)" : String(item)));
  const rest = items.length - named.length;
  return rest > 0 ? `${named.join(", ")} and ${rest} more` : named.join(", ");
}
