import { asc, eq, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { TeamRows } from "../../app/ports/rows/teams.ts";
import { teams } from "../schema/index.ts";
import type { Database } from "../transact.ts";

const COLUMNS = {
  id: teams.id,
  name: teams.name,
  parentId: teams.parentId,
  managerMemberId: teams.managerMemberId,
};

export function teamRows(db: Database, actor: Actor): TeamRows {
  return {
    list: (limit, after) =>
      db
        .select(COLUMNS)
        .from(teams)
        .where(after ? sql`(${teams.name}, ${teams.id}) > (${after.name}, ${after.id}::uuid)` : undefined)
        .orderBy(asc(teams.name), asc(teams.id))
        .limit(limit),
    find: async (id) => (await db.select(COLUMNS).from(teams).where(eq(teams.id, id)))[0] ?? null,
    create: async (team) => {
      await db.insert(teams).values({ orgId: actor.orgId, ...team });
    },
    update: async (id, change) => {
      if (Object.keys(change).length > 0) await db.update(teams).set(change).where(eq(teams.id, id));
    },
    lockHierarchy: async () => {
      await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`teams ${actor.orgId}`}, 0))`);
    },
    pathUp: async (id) => {
      const { rows } = await db.execute<{ id: string }>(sql`
        WITH RECURSIVE up (id, parent_id, depth) AS (
          SELECT id, parent_id, 0 FROM teams WHERE id = ${id}
          UNION ALL
          SELECT t.id, t.parent_id, up.depth + 1 FROM teams t JOIN up ON t.id = up.parent_id WHERE up.depth < 1000
        ) SELECT id FROM up ORDER BY depth`);
      return rows.map((row) => row.id);
    },
  };
}
