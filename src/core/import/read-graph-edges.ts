import type { Problem } from "../domain/problem.ts";
import { describeJson } from "./json-value.ts";

type Edge = readonly [number, number, number];

/** Edges `[i, j, border length]` of a graph file; a missing length counts 1. Problems: IMP-118, IMP-119, IMP-123. */
export function readGraphEdges(
  edges: readonly unknown[],
  unitCount: number,
  file: string,
): { readonly edges: readonly Edge[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read: Edge[] = [];
  edges.forEach((edge, index) => {
    const where = { file, item: `edge ${index}` };
    const [a, b, length = 1] = Array.isArray(edge) ? edge : [];
    const isUnit = (value: unknown): boolean =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) < unitCount;
    if (!isUnit(a) || !isUnit(b)) {
      const cause = `it joins ${describeJson(a)} and ${describeJson(b)}, but units are numbered from 0 to ${unitCount - 1}`;
      problems.push({
        code: "IMP-118",
        where,
        cause,
        fix: "name both units by their number in the list of units",
      });
    } else if (a === b) {
      const cause = `it joins unit ${a} to itself`;
      problems.push({ code: "IMP-119", where, cause, fix: "remove this edge" });
    } else if (typeof length !== "number" || !(length >= 0) || !Number.isFinite(length)) {
      const cause = `its border length is ${describeJson(length)}`;
      problems.push({ code: "IMP-123", where, cause, fix: "give a length of at least 0" });
    } else read.push([a, b, length]);
  });
  return { edges: read, problems };
}
