import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Goal, GoalFilter, GoalRows } from "../../app/ports/rows/goals.ts";
import type { ScopeKind } from "../../core/domain/scope-kinds.ts";
import { goals } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { latestDayFirst, whereGiven } from "./latest-day-first.ts";

const toGoal = ({ orgId: _, ...row }: typeof goals.$inferSelect): Goal => row;

/** Some twenty parameters each; a statement takes 65,535. */
const ROWS_PER_STATEMENT = 1000;

const isMeant = ({ territoryId, teamId, repId, accountId, productId, on }: GoalFilter) =>
  and(
    whereGiven(goals.territoryId, territoryId),
    whereGiven(goals.teamId, teamId),
    whereGiven(goals.repId, repId),
    whereGiven(goals.accountId, accountId),
    whereGiven(goals.productId, productId),
    on === null ? undefined : and(lte(goals.startsOn, on), gt(goals.endsOn, on)),
  );

export function goalRows(db: Database, { orgId }: Actor): GoalRows {
  const isGoal = (id: string) => and(eq(goals.orgId, orgId), eq(goals.id, id));
  const isVersion = (id: string, version: number) => and(isGoal(id), eq(goals.version, version));
  return {
    page: async (filter, { limit, after }) => {
      const { order, isAfter } = latestDayFirst(goals.startsOn, goals.id, after);
      const page = await db
        .select()
        .from(goals)
        .where(and(eq(goals.orgId, orgId), isMeant(filter), isAfter))
        .orderBy(...order)
        .limit(limit);
      return page.map(toGoal);
    },
    find: async (id) => {
      const [row] = await db.select().from(goals).where(isGoal(id));
      return row ? toGoal(row) : null;
    },
    scopeOf: async (id) => {
      const { rows } = await db.execute<{ by: ScopeKind; code: string }>(sql`
        SELECT s.by, s.code FROM goals g
        LEFT JOIN territories t ON t.org_id = g.org_id AND t.id = g.territory_id
        LEFT JOIN teams m ON m.org_id = g.org_id AND m.id = g.team_id
        LEFT JOIN reps r ON r.org_id = g.org_id AND r.id = g.rep_id
        LEFT JOIN accounts a ON a.org_id = g.org_id AND a.id = g.account_id
        LEFT JOIN products p ON p.org_id = g.org_id AND p.id = g.product_id
        CROSS JOIN LATERAL (VALUES ('territory', t.code), ('team', m.name), ('rep', r.code), ('account', a.code), ('product', p.code),
          ('organisation', CASE WHEN num_nonnulls(g.territory_id, g.team_id, g.rep_id, g.account_id, g.product_id) = 0 THEN '' END)
        ) AS s (by, code)
        WHERE g.org_id = ${orgId} AND g.id = ${id} AND s.code IS NOT NULL`);
      return rows.length === 1 ? rows[0] : null;
    },
    insert: async (added) => {
      // insertAll knows no column of arrays
      for (let start = 0; start < added.length; start += ROWS_PER_STATEMENT) {
        const rows = added.slice(start, start + ROWS_PER_STATEMENT).map(({ rubricLevels, ...goal }) => ({
          ...goal,
          orgId,
          rubricLevels: rubricLevels && [...rubricLevels],
        }));
        await db.insert(goals).values(rows);
      }
    },
    update: async (id, version, { rubricLevels, ...rest }) => {
      const changed = await db
        .update(goals)
        .set({
          ...rest,
          ...(rubricLevels !== undefined && { rubricLevels: rubricLevels && [...rubricLevels] }),
          version: version + 1,
        })
        .where(isVersion(id, version))
        .returning({ id: goals.id });
      return changed.length > 0;
    },
    remove: async (id, version) =>
      (await db.delete(goals).where(isVersion(id, version)).returning({ id: goals.id })).length > 0,
  };
}
