import type { RankingSettings } from "./ranking-settings.ts";
import type { Candidate, ExclusionReason, Handover } from "./successor.ts";

export interface Exclusion {
  readonly reason: ExclusionReason;
  readonly detail: string;
}

const WEEKS_PER_MONTH = 52 / 12;

/** Hours that a candidate works per month. */
export const capacityHours = ({ hoursPerWeek, fullTimeShare }: Candidate): number =>
  hoursPerWeek * fullTimeShare * WEEKS_PER_MONTH;

/** The hard rule that keeps a candidate from taking over, null where none does. Capacity 0 is over any limit. */
export function excludeCandidate(
  candidate: Candidate,
  { absentRepId, salesForce, from, until }: Handover,
  { capacityLimit }: Pick<RankingSettings, "capacityLimit">,
): Exclusion | null {
  const { startsOn, endsOn, away, salesForces, bookedHoursPerMonth } = candidate;
  if (candidate.repId === absentRepId) return { reason: "is-absent-rep", detail: "it is whom to replace" };
  if (startsOn !== null && startsOn > from) {
    return { reason: "not-in-service", detail: `in service from ${startsOn} on, needed from ${from} on` };
  }
  if (endsOn !== null && endsOn <= until) {
    return { reason: "not-in-service", detail: `out of service from ${endsOn} on, needed on ${until}` };
  }
  const leave = away.find((each) => each.from <= until && (each.to === null || each.to > from));
  if (leave) {
    return {
      reason: "on-leave",
      detail: `away from ${leave.from}${leave.to === null ? "" : ` to ${leave.to}`}`,
    };
  }
  if (salesForces.length > 0 && !salesForces.includes(salesForce)) {
    return {
      reason: "other-sales-force",
      detail: `works for ${salesForces.join(", ")}, not for ${salesForce}`,
    };
  }
  const capacity = capacityHours(candidate);
  if (capacity === 0 || bookedHoursPerMonth > capacityLimit * capacity) {
    const load = `${bookedHoursPerMonth.toFixed(1)} h of work per month for ${capacity.toFixed(1)} h of capacity`;
    return { reason: "over-capacity", detail: `${load}; the limit is ${capacityLimit} times capacity` };
  }
  return null;
}
