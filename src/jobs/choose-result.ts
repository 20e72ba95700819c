import type { DesignResult } from "../app/ports.ts";
import { BrokenInvariant } from "../contract/outcome.ts";

/** The best of several starts: solved before not-found, then score (or violation), then start index. A proof of infeasibility ends it. */
export function chooseResult(results: readonly DesignResult[]): DesignResult {
  if (results.length === 0) throw new BrokenInvariant("got 0 results, expected at least 1");
  const proof = results.find((result) => result.status === "infeasible");
  if (proof) return proof;
  return results.reduce((best, result) => (isBetter(result, best) ? result : best));
}

function isBetter(result: DesignResult, best: DesignResult): boolean {
  if (result.status === "infeasible" || best.status === "infeasible") return false;
  if (result.status !== best.status) return result.status === "solved";
  const score = scoreOf(result);
  const bestScore = scoreOf(best);
  if (score !== bestScore) return score < bestScore;
  return result.startIndex < best.startIndex;
}

const scoreOf = (result: Exclude<DesignResult, { status: "infeasible" }>): number =>
  result.status === "solved" ? result.score : result.violation;
