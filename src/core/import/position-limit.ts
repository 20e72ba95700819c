import type { Problem } from "../domain/problem.ts";

/** Positions that a file of units may have: reading them takes about 0.7 kB of memory each. */
export const MAXIMUM_POSITIONS = 2_000_000;

/** Why JSON text with more lists than that is not parsed, as each position is one; null where it may be. O(characters). */
export function refuseManyPositions(text: string, file: string): Problem | null {
  let count = 0;
  for (let at = text.indexOf("["); at >= 0; at = text.indexOf("[", at + 1))
    if (++count > MAXIMUM_POSITIONS) return tooManyPositions(file);
  return null;
}

export const tooManyPositions = (file: string): Problem => ({
  code: "IMP-151",
  where: { file },
  cause: `the outlines have more than ${MAXIMUM_POSITIONS.toLocaleString("en")} positions`,
  fix: "simplify them (mapshaper -simplify keep-shapes), or give them as TopoJSON, where neighbours share theirs",
});
