import { type Exclusion, excludeCandidate } from "./exclude-candidate.ts";
import { type Measured, measureParts } from "./measure-parts.ts";
import { DEFAULT_RANKING, type RankingSettings } from "./ranking-settings.ts";
import {
  type Candidate,
  type ExcludedCandidate,
  type Handover,
  type RankedSuccessor,
  SCORE_PARTS,
  type ScoredPart,
  type SuccessorRanking,
} from "./successor.ts";

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly parts: readonly ScoredPart[];
}

/**
 * Who could take a territory over, best first, with every part of the score and what it was computed from; and who could
 * not, with the rule that says so. Candidates whom only the exact weights tell apart share a rank. A part that is not known
 * of one candidate counts as the mean of the others; one that is known of nobody is left out. Pure and deterministic.
 */
export function rankSuccessors(
  handover: Handover,
  candidates: readonly Candidate[],
  settings: RankingSettings = DEFAULT_RANKING,
): SuccessorRanking {
  const judged = candidates.map((candidate) => ({
    candidate,
    exclusion: excludeCandidate(candidate, handover, settings),
  }));
  const eligible = judged.filter(({ exclusion }) => exclusion === null).map(({ candidate }) => candidate);
  const measured = eligible.map((candidate) => measureParts(candidate, handover, settings));
  const means = new Map(SCORE_PARTS.map((part) => [part, meanOfKnown(measured.map((each) => each[part]))]));
  const counted = SCORE_PARTS.filter((part) => means.get(part) !== null && settings.weights[part] > 0);
  const total = counted.reduce((sum, part) => sum + settings.weights[part], 0);
  const scored = eligible
    .map((candidate, index): Scored => {
      const parts = counted.map((part): ScoredPart => {
        const { value, inputs } = measured[index][part];
        const mostPoints = (100 * settings.weights[part]) / total;
        return { part, value, points: mostPoints * (value ?? means.get(part) ?? 0), mostPoints, inputs };
      });
      return { candidate, parts, score: parts.reduce((sum, { points }) => sum + points, 0) };
    })
    .sort((a, b) => b.score - a.score || (a.candidate.code < b.candidate.code ? -1 : 1));
  return {
    ranked: rank(scored, settings.weightTolerance),
    excluded: judged.flatMap(toExcluded),
    unknownParts: SCORE_PARTS.filter((part) => means.get(part) === null && settings.weights[part] > 0),
    isClear: scored.length < 2 ? null : isAhead(scored[0], scored[1], settings.weightTolerance),
  };
}

function meanOfKnown(parts: readonly Measured[]): number | null {
  const known = parts.flatMap(({ value }) => (value === null ? [] : [value]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Walks down the scores; a rank ends where its first is ahead of the next. */
function rank(scored: readonly Scored[], tolerance: number): readonly RankedSuccessor[] {
  let first = 0;
  return scored.map((each, place) => {
    if (isAhead(scored[first], each, tolerance)) first = place;
    const { repId, code, name } = each.candidate;
    return { repId, code, name, rank: first + 1, score: each.score, parts: each.parts };
  });
}

/**
 * Whether a stays ahead of b whatever the weights are within the tolerance: with differences d the worst weights give
 * Σd − tolerance · Σ|d|. What is left of rounding (a hundred points hold 16 digits) is no lead.
 */
function isAhead(a: Scored, b: Scored, tolerance: number): boolean {
  let sum = 0;
  let size = 0;
  for (const [index, { points }] of a.parts.entries()) {
    const difference = points - b.parts[index].points;
    sum += difference;
    size += Math.abs(difference);
  }
  return sum - tolerance * size > 1e-9;
}

function toExcluded({
  candidate: { repId, code, name },
  exclusion,
}: {
  readonly candidate: Candidate;
  readonly exclusion: Exclusion | null;
}): readonly ExcludedCandidate[] {
  return exclusion === null ? [] : [{ repId, code, name, ...exclusion }];
}
