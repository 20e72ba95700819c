import { isAhead, weighParts } from "../weigh-parts.ts";
import { type Exclusion, excludeCandidate } from "./exclude-candidate.ts";
import { measureParts } from "./measure-parts.ts";
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
  const { scores, unknownParts } = weighParts(SCORE_PARTS, settings.weights, measured);
  const scored = eligible
    .map((candidate, index): Scored => ({ candidate, ...scores[index] }))
    .sort((a, b) => b.score - a.score || (a.candidate.code < b.candidate.code ? -1 : 1));
  return {
    ranked: rank(scored, settings.weightTolerance),
    excluded: judged.flatMap(toExcluded),
    unknownParts,
    isClear: scored.length < 2 ? null : isAhead(scored[0].parts, scored[1].parts, settings.weightTolerance),
  };
}

/** Walks down the scores; a rank ends where its first is ahead of the next. */
function rank(scored: readonly Scored[], tolerance: number): readonly RankedSuccessor[] {
  let first = 0;
  return scored.map((each, place) => {
    if (isAhead(scored[first].parts, each.parts, tolerance)) first = place;
    const { repId, code, name } = each.candidate;
    return { repId, code, name, rank: first + 1, score: each.score, parts: each.parts };
  });
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
