import type { CivilDate } from "../../../core/domain/civil-date.ts";
import type { AssignmentRecord } from "./assignments.ts";

/** An assignment with the vacancy during which it stands in, if it does. */
export interface Stretch extends AssignmentRecord {
  readonly vacancyId: string | null;
}

/** A territory of a plan that holds, which somebody owned until a date and nobody owns since. */
export interface Lapse {
  readonly planId: string;
  readonly territoryId: string;
  /** Who owned it last. */
  readonly repId: string;
  /** The vacancy in which they stood in, if they did. */
  readonly vacancyId: string | null;
  /** First date without an owner. */
  readonly from: CivilDate;
  /** First date on which somebody owns it again; null: nobody will. */
  readonly to: CivilDate | null;
}

/** Who owns which territory when, as known now: `primary`, or `interim` while the primary rep is away. */
export interface OwnerRows {
  /** One change of who works where at a time per organisation, until the transaction ends. Taken before any plan is held. */
  lockStaffing(): Promise<void>;
  /** Everything known now of a territory, support included, by date. */
  ofTerritory(territoryId: string): Promise<readonly Stretch[]>;
  /** A rep's stretches, support included, that overlap with [from, to) in plans that hold; by territory code and date. */
  ofRep(repId: string, from: CivilDate, to: CivilDate | null): Promise<readonly Stretch[]>;
  /** Interim stretches of a vacancy that end after this date, in plans that hold; by territory code and date. */
  ofVacancy(vacancyId: string, after: CivilDate): Promise<readonly Stretch[]>;
  /** Closes these as known from `at` on and writes the others, in one statement. */
  replace(change: {
    readonly close: readonly string[];
    readonly write: readonly Stretch[];
    readonly at: Date;
  }): Promise<void>;
  /** Territories of plans that hold whose owner's time is over with nobody after; for who sees all. */
  lapsed(today: CivilDate): Promise<readonly Lapse[]>;
  /** Interim stretches of today, in plans that hold, that belong to no open vacancy; for who sees all. */
  unattended(today: CivilDate): Promise<readonly Stretch[]>;
}
