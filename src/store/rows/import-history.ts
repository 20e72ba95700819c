import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import type { Database } from "../transact.ts";

interface Moved {
  /** Condition on the rows `r` of the import. */
  readonly rows: SQL;
  readonly memberId: string;
  /** Where the organisation is. */
  readonly today: CivilDate;
  readonly at: Date;
}

/**
 * The first line of the history of opportunities that an import brought: the stage that they came in, on the day that they
 * were closed, created or else imported. As the rows have it: to join what this transaction has just written, of which the
 * planner knows nothing, may cost the square of it.
 */
export async function beginStages(db: Database, { rows, memberId, today, at }: Moved): Promise<void> {
  await db.execute(sql`
    INSERT INTO opportunity_stages (org_id, opportunity_id, number, stage, entered_on, made_by, made_at)
    SELECT r.org_id, r.target_id, 1, r.after ->> 'stage',
      coalesce(r.after ->> 'closed_on', r.after ->> 'created_on', ${today})::date,
      ${memberId}, ${at.toISOString()}::timestamptz
    FROM import_rows r WHERE ${rows}`);
}

/** One more line for those whose stage was changed: there or, as the history is never rewritten, back. */
export async function followStages(db: Database, { rows, memberId, today, at }: Moved): Promise<void> {
  await db.execute(sql`
    INSERT INTO opportunity_stages (org_id, opportunity_id, number, stage, entered_on, made_by, made_at)
    SELECT o.org_id, o.id, last.number + 1, o.stage, greatest(last.entered_on, coalesce(o.closed_on, ${today}::date)),
      ${memberId}, ${at.toISOString()}::timestamptz
    FROM import_rows r JOIN opportunities o ON o.org_id = r.org_id AND o.id = r.target_id
      JOIN LATERAL (SELECT number, stage, entered_on FROM opportunity_stages s
        WHERE s.org_id = o.org_id AND s.opportunity_id = o.id ORDER BY number DESC LIMIT 1) last ON last.stage <> o.stage
    WHERE ${rows}`);
}
