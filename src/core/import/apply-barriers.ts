import type { Problem } from "../domain/problem.ts";
import type { AdjacencyEdge } from "../geo/build-adjacency.ts";

/** A border that should not be crossed: removed (price null), or priced when both sides are in one territory. */
export interface Barrier {
  readonly a: string;
  readonly b: string;
  readonly price: number | null;
}

/** Edges after barriers. Warnings: IMP-133 (unknown code), IMP-134 (the two units are no neighbours), IMP-135 (bad price). */
export function applyBarriers(
  edges: readonly AdjacencyEdge[],
  barriers: readonly Barrier[],
  units: { readonly codes: readonly string[]; readonly knownCodes: ReadonlySet<string> },
): { readonly edges: readonly AdjacencyEdge[]; readonly warnings: readonly Problem[] } {
  const { codes, knownCodes } = units;
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const pairOf = (a: number, b: number): number => Math.min(a, b) * codes.length + Math.max(a, b);
  const neighbours = new Set(edges.map((edge) => pairOf(edge.a, edge.b)));
  const priceOf = new Map<number, number | null>();
  const warnings: Problem[] = [];
  for (const { a, b, price } of barriers) {
    const where = { file: "barriers", item: `${a}, ${b}` };
    const unknown = [a, b].filter((code) => !indexOf.has(code) && !knownCodes.has(code));
    if (unknown.length > 0) {
      const cause = `no unit has the code ${unknown.map((code) => `"${code}"`).join(" or ")}`;
      warnings.push({
        code: "IMP-133",
        where,
        cause,
        fix: "write both codes exactly as in the units' key column",
      });
    }
    const first = indexOf.get(a);
    const second = indexOf.get(b);
    if (first === undefined || second === undefined) continue;
    const pair = pairOf(first, second);
    if (!neighbours.has(pair)) {
      const cause = "the two units are no neighbours, so there is nothing to bar";
      warnings.push({ code: "IMP-134", where, cause, fix: "remove this barrier or correct its codes" });
    } else if (price !== null && !(price >= 0 && Number.isFinite(price))) {
      const cause = `the price ${price} is not a number of at least 0`;
      warnings.push({
        code: "IMP-135",
        where,
        cause,
        fix: "give a price of at least 0, or none to remove the border",
      });
    } else priceOf.set(pair, price);
  }
  if (priceOf.size === 0) return { edges, warnings };
  const kept = edges.filter((edge) => priceOf.get(pairOf(edge.a, edge.b)) !== null);
  return {
    edges: kept.map((edge) => ({
      ...edge,
      barrierPrice: priceOf.get(pairOf(edge.a, edge.b)) ?? edge.barrierPrice,
    })),
    warnings,
  };
}
