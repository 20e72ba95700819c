import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Whether a row was known at an instant; null: whether it is known now. A clock that was set back hides nothing then. */
export const recordedAt = (recorded: SQLWrapper, knownAt: Date | null): SQL =>
  knownAt === null ? sql`upper_inf(${recorded})` : sql`${recorded} @> ${knownAt.toISOString()}::timestamptz`;
