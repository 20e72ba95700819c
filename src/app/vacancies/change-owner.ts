import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { AssignmentRole } from "../ports/rows/assignments.ts";
import type { Stretch } from "../ports/rows/owners.ts";

/** Dates [from, to); null = without end. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** A stretch that is to be written; where it has no id, it gets one when it is stored. */
export type NewStretch = Omit<Stretch, "id"> & Partial<Pick<Stretch, "id">>;

export interface OwnerChange {
  /** Ids of stretches that no longer stand as they are. */
  readonly close: readonly string[];
  readonly write: readonly NewStretch[];
}

export const isOwner = (role: AssignmentRole): boolean => role !== "support";

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
const earlier = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
  a === null ? b : b === null || a < b ? a : b;

/** What two periods share; null: nothing. */
export function overlapOf(a: Period, b: Period): Period | null {
  const [from, to] = [later(a.from, b.from), earlier(a.to, b.to)];
  return to === null || from < to ? { from, to } : null;
}

/** Takes a period out of these stretches: what lies before and after it stays. */
export function cutStretches(stretches: readonly Stretch[], period: Period): OwnerChange {
  const cut = stretches.filter((stretch) => overlapOf(stretch, period) !== null);
  return {
    close: cut.map(({ id }) => id),
    write: cut.flatMap(({ id: _, ...stretch }) => [
      ...(stretch.from < period.from ? [{ ...stretch, to: period.from }] : []),
      ...(period.to !== null && (stretch.to === null || period.to < stretch.to)
        ? [{ ...stretch, from: period.to }]
        : []),
    ]),
  };
}

/**
 * Gives a territory one owner for a period, instead of whoever owned it then. Their own support of it ends meanwhile: nobody
 * works a territory twice. No date loses its owner by this, and none gets two. `stretches`: everything known of the territory.
 */
export function putOwner(stretches: readonly Stretch[], owner: NewStretch): OwnerChange {
  const inTheWay = stretches.filter(({ role, repId }) => isOwner(role) || repId === owner.repId);
  const { close, write } = cutStretches(inTheWay, owner);
  return { close, write: [...write, owner] };
}
