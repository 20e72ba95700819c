import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { RepFields } from "../ports/rows/reps.ts";

/** Whether a rep works for the organisation on this date. */
export const isInService = (
  { startsOn, endsOn }: Pick<RepFields, "startsOn" | "endsOn">,
  on: CivilDate,
): boolean => (startsOn === null || startsOn <= on) && (endsOn === null || endsOn > on);
