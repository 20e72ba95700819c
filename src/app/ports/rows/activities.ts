import type { BusinessRecordFilter, DayPage } from "./business-records.ts";

export type ActivityKind = "visit" | "call" | "video" | "email" | "message" | "event";
export type ActivityState = "planned" | "done" | "missed" | "cancelled";

/** A contact with a customer or prospect, planned or not. */
export interface Activity {
  readonly id: string;
  /** Key in the system it comes from. */
  readonly code: string | null;
  readonly kind: ActivityKind;
  readonly state: ActivityState;
  readonly direction: "outbound" | "inbound";
  readonly repId: string;
  readonly accountId: string | null;
  readonly leadId: string | null;
  readonly opportunityId: string | null;
  /** Civil date it was done on, else the one it is or was planned for. */
  readonly day: string;
  /** Null: it was not planned. Stays when it is done on another day. */
  readonly plannedOn: string | null;
  /** Place in the rep's route of that day, from 1. */
  readonly plannedPosition: number | null;
  readonly doneAt: Date | null;
  readonly durationMinutes: number | null;
  readonly outcome: "order" | "interest" | "no-interest" | "not-reached" | null;
  readonly note: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** What may be changed: how it is planned, and how it went. */
export type ActivityChanges = Partial<
  Pick<
    Activity,
    "state" | "day" | "plannedOn" | "plannedPosition" | "doneAt" | "durationMinutes" | "outcome" | "note"
  >
>;

export interface ActivityFilter extends BusinessRecordFilter {
  readonly kind: ActivityKind | null;
  readonly state: ActivityState | null;
}

export interface ActivityRows {
  /** Latest day first. */
  page(filter: ActivityFilter, page: DayPage): Promise<readonly Activity[]>;
  find(id: string): Promise<Activity | null>;
  insert(activities: readonly Activity[]): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: ActivityChanges, updatedAt: Date): Promise<boolean>;
}
