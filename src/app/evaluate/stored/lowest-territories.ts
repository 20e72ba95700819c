import type { ScopeSums } from "../../ports/rows/facts.ts";

/** Territories that have none below them. */
export function lowestTerritories(
  scopes: readonly ScopeSums[],
): readonly (ScopeSums & { readonly code: string })[] {
  const parents = new Set(scopes.map(({ parentCode }) => parentCode));
  return scopes.flatMap(({ code, ...scope }) =>
    code === null || parents.has(code) ? [] : [{ code, ...scope }],
  );
}
