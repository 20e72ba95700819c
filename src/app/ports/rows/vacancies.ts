import type { CivilDate } from "../../../core/domain/civil-date.ts";
import type { InterimSource, VacancyCause, VacancyState } from "../../../core/domain/vacancy.ts";
import type { DayPage } from "./business-records.ts";

/** A rep who is away, and what becomes of their work. */
export interface VacancyRecord {
  readonly id: string;
  readonly repId: string;
  readonly cause: VacancyCause;
  readonly state: VacancyState;
  /** First civil date away. */
  readonly startsOn: CivilDate;
  /** First civil date back; null: for good. */
  readonly endsOn: CivilDate | null;
  readonly deputyRepId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  /** Why it was closed with open lines of the checklist. */
  readonly waiver: string | null;
  readonly version: number;
}

export interface NamedVacancy extends VacancyRecord {
  readonly repCode: string | null;
  /** Null where the rep is out of the reader's reach. */
  readonly repName: string | null;
}

/** A territory of a vacancy: who stands in, how they were found, who follows. */
export interface VacancyTerritory {
  readonly vacancyId: string;
  readonly territoryId: string;
  readonly interimRepId: string;
  readonly interimBy: InterimSource;
  readonly successorRepId: string | null;
  readonly successorFrom: CivilDate | null;
}

/** Names are null where they are out of the reader's reach. */
export interface NamedVacancyTerritory extends VacancyTerritory {
  readonly planId: string;
  readonly territoryCode: string;
  readonly territoryName: string;
  readonly accounts: number;
  /** Per year, in the organisation's currency. */
  readonly revenue: number;
  readonly workloadHours: number;
  readonly interimRepName: string | null;
  readonly successorRepName: string | null;
}

/** A line of a handover's checklist: of the template by its key, or a text of one's own. */
export interface VacancyItem {
  readonly id: string;
  readonly vacancyId: string;
  readonly position: number;
  readonly key: string | null;
  readonly body: string | null;
  readonly dueOn: CivilDate | null;
  readonly doneOn: CivilDate | null;
  readonly doneBy: string | null;
  /** Why it need not be done. */
  readonly waiver: string | null;
  readonly version: number;
}

export interface VacancyFilter {
  readonly state: VacancyState | null;
  readonly repId: string | null;
}

export interface DueDeparture {
  readonly repId: string;
  readonly endsOn: CivilDate;
}

export interface VacancyRows {
  insert(vacancy: VacancyRecord): Promise<void>;
  find(vacancyId: string): Promise<NamedVacancy | null>;
  /** Latest first date first. */
  list(filter: VacancyFilter, page: DayPage): Promise<readonly NamedVacancy[]>;
  /** Those that are planned or open, by first date and id; of one rep, or of all. */
  listRunning(repId: string | null): Promise<readonly VacancyRecord[]>;
  /** Raises the version. */
  update(vacancyId: string, changes: Partial<VacancyRecord>): Promise<void>;
  /** Reps out of service by this date who still own something in a plan that holds and have no departure that runs. */
  departuresDue(today: CivilDate): Promise<readonly DueDeparture[]>;
  /** By territory code; those of removed territories too. */
  territories(vacancyId: string): Promise<readonly NamedVacancyTerritory[]>;
  /** Added, or written over. */
  putTerritory(territory: VacancyTerritory): Promise<void>;
  insertItems(items: readonly VacancyItem[]): Promise<void>;
  /** By position. */
  items(vacancyId: string): Promise<readonly VacancyItem[]>;
  /** False where the stored version is another than `version`: nothing is changed then. */
  updateItem(itemId: string, version: number, changes: Partial<VacancyItem>): Promise<boolean>;
  /** Active members who run sales operations or administer, by id. */
  planners(): Promise<readonly string[]>;
}
