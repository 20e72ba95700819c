import { and, asc, eq, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { Rep, RepFields, RepRows } from "../../app/ports/rows/reps.ts";
import { reps } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function repRows(db: Database, actor: Actor): RepRows {
  return {
    list: async (limit, after, teamId) => {
      const rows = await db
        .select()
        .from(reps)
        .where(
          and(
            after ? sql`(${reps.code}, ${reps.id}) > (${after.code}, ${after.id}::uuid)` : undefined,
            teamId === null ? undefined : eq(reps.teamId, teamId),
          ),
        )
        .orderBy(asc(reps.code), asc(reps.id))
        .limit(limit);
      return rows.map(toRep);
    },
    find: async (id) => {
      const [row] = await db.select().from(reps).where(eq(reps.id, id));
      return row ? toRep(row) : null;
    },
    findOfMember: async (memberId) => {
      const isOfMember = and(eq(reps.orgId, actor.orgId), eq(reps.memberId, memberId));
      const [row] = await db.select().from(reps).where(isOfMember).orderBy(asc(reps.code)).limit(1);
      return row ? toRep(row) : null;
    },
    create: async (id, { home, ...fields }) => {
      await db.insert(reps).values({ orgId: actor.orgId, id, ...fields, ...homeColumns(home), version: 1 });
    },
    update: async (id, version, { home, ...fields }) => {
      const changed = await db
        .update(reps)
        .set({ ...fields, ...(home === undefined ? {} : homeColumns(home)), version: version + 1 })
        .where(and(eq(reps.id, id), eq(reps.version, version)))
        .returning({ id: reps.id });
      return changed.length > 0;
    },
  };
}

const homeColumns = (home: RepFields["home"]) => ({ homeLon: home?.lon ?? null, homeLat: home?.lat ?? null });

function toRep(row: typeof reps.$inferSelect): Rep {
  const { orgId: _, homeLon, homeLat, ...rest } = row;
  return { ...rest, home: homeLon === null || homeLat === null ? null : { lon: homeLon, lat: homeLat } };
}
