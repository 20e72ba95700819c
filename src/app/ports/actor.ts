import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Role } from "../../core/domain/roles.ts";

/** What a member has to do before anything else is allowed. */
export type FirstStep = "change-password" | "set-up-second-factor";

/** Who asks: a member of one organisation, at one date of its calendar. Every use case and every transaction has one. */
export interface Actor {
  readonly orgId: string;
  readonly memberId: string;
  readonly role: Role;
  /** Today in the organisation's time zone: territories and assignments of this date decide what is seen. */
  readonly today: CivilDate;
  /** Read-only keys may only read, whatever the role. */
  readonly scope: "full" | "read";
  readonly via: "session" | "api-key" | "command-line";
  /** Left out: nothing holds the actor back. */
  readonly mustFirst?: FirstStep;
}
