import type { CivilDate } from "../../domain/civil-date.ts";
import type { MatchProblem, MatchRep, MatchTerritory, PairExclusion } from "./matching.ts";
import type { MatchingSettings } from "./matching-settings.ts";

/** The hard rule that keeps a rep from a territory; null where none does. O(1). */
export type PairRule = (territory: MatchTerritory, rep: MatchRep) => PairExclusion | null;

/** The hard rules of a problem. A kept pair is out of the reach of every rule but another decision: it was made by somebody. */
export function pairRule({ pairs, date }: MatchProblem, { capacityLimit }: MatchingSettings): PairRule {
  const key = (territory: string, rep: string) => `${territory.length} ${territory}${rep}`;
  const forbidden = new Set(
    pairs.flatMap((pair) => (pair.rule === "forbid" ? [key(pair.territory, pair.rep)] : [])),
  );
  const keptFor = new Map(
    pairs.flatMap((pair) => (pair.rule === "keep" ? [[pair.territory, pair.rep] as const] : [])),
  );
  return (territory, rep) => {
    if (forbidden.has(key(territory.code, rep.code))) return "forbidden";
    const kept = keptFor.get(territory.code);
    if (kept !== undefined) return kept === rep.code ? null : "kept-for-another";
    const absence = date === null ? null : whyAbsent(rep, date);
    if (absence) return absence;
    if (territory.licences.some((licence) => !rep.licences.has(licence))) return "no-licence";
    const { capacityHoursPerMonth: capacity } = rep;
    const isOver = capacity !== null && territory.workloadHours > capacityLimit * capacity;
    return isOver && territory.incumbent !== rep.code ? "over-capacity" : null;
  };
}

function whyAbsent({ startsOn, endsOn, away }: MatchRep, date: CivilDate): PairExclusion | null {
  if (startsOn !== null && startsOn > date) return "not-in-service";
  if (endsOn !== null && endsOn <= date) return "not-in-service";
  return away.some(({ from, to }) => from <= date && (to === null || to > date)) ? "on-leave" : null;
}
