import type { TermKey } from "../domain/design-problem.ts";
import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";

export type TermWeights = Readonly<Partial<Record<TermKey, number>>>;

const TERM_KEYS: readonly TermKey[] = [
  "compactness",
  "travel",
  "balance",
  "disruption",
  "inertia",
  "p-median",
  "max-diameter",
  "cut-edges",
];
const FIX = `write TERM=NUMBER, with a term of ${TERM_KEYS.join(", ")}`;

const isTermKey = (text: string): text is TermKey => TERM_KEYS.some((key) => key === text);

/** Reads `["compactness=1", "travel=0.5"]`, also several in one text separated by spaces or commas. Problem CLI-125, one per part. */
export function parseWeights(specs: readonly string[]): Outcome<TermWeights> {
  const weights: Partial<Record<TermKey, number>> = {};
  const problems: Problem[] = [];
  for (const spec of specs.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== "")) {
    const [key, value, ...rest] = spec.split("=");
    const weight = value === undefined || value === "" || rest.length > 0 ? Number.NaN : Number(value);
    const cause = !isTermKey(key)
      ? `"${key}" is not a term`
      : !(Number.isFinite(weight) && weight >= 0)
        ? `"${spec}" gives no weight of 0 or more`
        : Object.hasOwn(weights, key)
          ? `the weight of "${key}" is given twice`
          : null;
    if (cause !== null)
      problems.push({ code: "CLI-125", where: { file: "options", item: spec }, cause, fix: FIX });
    else if (isTermKey(key)) weights[key] = weight;
  }
  return problems.length > 0 ? failure(problems) : success(weights);
}
