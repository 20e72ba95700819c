import { and, asc, desc, eq, gt, lt, lte, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { PlanRecord, PlanRows } from "../../app/ports/rows/plans.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { changeSets, members, plans } from "../schema/index.ts";
import type { Database } from "../transact.ts";

type PlanRow = typeof plans.$inferSelect;

const toRecord = ({ orgId: _, ...row }: PlanRow): PlanRecord => ({
  ...row,
  effectiveFrom: row.effectiveFrom as CivilDate | null,
});

const firstOf = (rows: readonly PlanRow[]): PlanRecord | null => (rows[0] ? toRecord(rows[0]) : null);

export function planRows(db: Database, actor: Actor, clock: WallClock): PlanRows {
  const { orgId, memberId } = actor;
  const isPlan = (planId: string) => and(eq(plans.orgId, orgId), eq(plans.id, planId));
  return {
    insert: async (plan) => {
      await db.insert(plans).values({ ...plan, orgId });
    },
    find: async (planId) => firstOf(await db.select().from(plans).where(isPlan(planId))),
    findNamed: async (name) =>
      firstOf(
        await db
          .select()
          .from(plans)
          .where(and(eq(plans.orgId, orgId), eq(plans.name, name))),
      ),
    isNameTaken: async (name) => {
      const named = db.select({ id: plans.id }).from(plans);
      return (await named.where(and(eq(plans.orgId, orgId), eq(plans.name, name))).limit(1)).length > 0;
    },
    lock: async (planId) => firstOf(await db.select().from(plans).where(isPlan(planId)).for("update")),
    list: async ({ state, salesForce }, limit, afterName) => {
      const where = and(
        eq(plans.orgId, orgId),
        state === null ? undefined : eq(plans.state, state),
        salesForce === null ? undefined : eq(plans.salesForce, salesForce),
        afterName === null ? undefined : gt(plans.name, afterName),
      );
      return (await db.select().from(plans).where(where).orderBy(asc(plans.name)).limit(limit)).map(toRecord);
    },
    listDue: (today) => {
      const isDue = and(
        eq(plans.orgId, orgId),
        eq(plans.state, "scheduled"),
        lte(plans.effectiveFrom, today),
      );
      const due = db.select({ id: plans.id, salesForce: plans.salesForce }).from(plans).where(isDue);
      return due.orderBy(asc(plans.effectiveFrom), asc(plans.id));
    },
    update: async (planId, changes) => {
      await db.update(plans).set(changes).where(isPlan(planId));
    },
    contentHash: async (planId) => {
      const { rows } = await db.execute<{ hash: string }>(sql`SELECT plan_content_hash(${planId}) AS hash`);
      return rows[0].hash;
    },
    appendChangeSet: async (planId, changeSet) => {
      const made = { madeBy: memberId, madeAt: clock.now() };
      await db.insert(changeSets).values({ ...changeSet, ...made, orgId, planId });
    },
    ...changeSetReads(db, orgId),
  };
}

function changeSetReads(
  db: Database,
  orgId: string,
): Pick<PlanRows, "listChangeSets" | "changeSetsSince" | "hasEdited"> {
  const ofPlan = (planId: string) => and(eq(changeSets.orgId, orgId), eq(changeSets.planId, planId));
  const { version, kind, reason, moves, territories, rules, unitLocks, madeBy, madeAt } = changeSets;
  return {
    listChangeSets: (planId, limit, beforeVersion) => {
      const before = beforeVersion === null ? undefined : lt(version, beforeVersion);
      const moveCount = sql<number>`jsonb_array_length(${moves})`;
      const lockCount = sql<number>`jsonb_array_length(${unitLocks})`;
      const summary = {
        version,
        kind,
        reason,
        moveCount,
        lockCount,
        madeBy,
        authorName: members.name,
        madeAt,
      };
      const rows = db
        .select(summary)
        .from(changeSets)
        .leftJoin(members, and(eq(members.orgId, orgId), eq(members.id, madeBy)))
        .where(and(ofPlan(planId), before));
      return rows.orderBy(desc(version)).limit(limit);
    },
    changeSetsSince: (planId, since) => {
      const rows = db
        .select({ version, kind, reason, moves, territories, rules, unitLocks })
        .from(changeSets);
      return rows.where(and(ofPlan(planId), gt(version, since))).orderBy(asc(version));
    },
    hasEdited: async (planId, memberId) => {
      const own = db.select({ version }).from(changeSets);
      return (await own.where(and(ofPlan(planId), eq(madeBy, memberId))).limit(1)).length > 0;
    },
  };
}
