import type { Place, Problem } from "../contract/outcome.ts";

/** `CODE place: cause` and a `fix:` line for each problem. */
export function renderProblems(problems: readonly Problem[], label = ""): string {
  return problems
    .map(({ code, where, cause, fix }) => `${label}${code} ${placeText(where)}: ${cause}\n  fix: ${fix}\n`)
    .join("");
}

function placeText(place: Place): string {
  const parts = [place.file];
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column "${place.column}"`);
  if (place.item !== undefined) parts.push(place.item);
  return parts.join(", ");
}
