import { freshCodes, knownCodes, type TerritoryCount } from "./build-territory-specs.ts";
import { isRange } from "./read-settings.ts";
import type { Study } from "./study.ts";

/**
 * Which territory codes an alignment is held against when the wish names none: those of the current plan and of the
 * alignment. With a wished number the most used codes count, so that a stray code stands out as unknown.
 */
export function chooseCheckedCodes(study: Study, codesInRows: readonly string[]): TerritoryCount {
  const uses = new Map<string, number>();
  for (const code of codesInRows) if (code !== "") uses.set(code, (uses.get(code) ?? 0) + 1);
  const known = knownCodes(study).filter((code) => !uses.has(code));
  const byUse = [...uses]
    .sort(([a, usesA], [b, usesB]) => usesB - usesA || (a < b ? -1 : 1))
    .map(([code]) => code);
  const count = wishedCount(study, byUse.length + known.length);
  const candidates = [...byUse, ...known].slice(0, count);
  return [...candidates, ...freshCodes(count - candidates.length, candidates, count)].sort();
}

function wishedCount(study: Study, found: number): number {
  const { territories } = study.spec;
  if (typeof territories === "number") return territories;
  if (isRange(territories)) return Math.min(territories.maximum, Math.max(territories.minimum, found));
  return found;
}
