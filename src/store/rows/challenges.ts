import { and, eq, or, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { ChallengeRecord, ChallengeRows } from "../../app/ports/rows/challenges.ts";
import { accounts, challenges, territories, units } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const columns = {
  id: challenges.id,
  planId: challenges.planId,
  territoryId: challenges.territoryId,
  territoryCode: territories.code,
  wish: challenges.wish,
  objectKind: sql<"unit" | "account">`CASE WHEN ${challenges.unitId} IS NULL THEN 'account' ELSE 'unit' END`,
  // a check of the table gives each challenge exactly one of the two
  objectId: sql<string>`coalesce(${challenges.unitId}, ${challenges.accountId})`,
  objectCode: sql<string | null>`coalesce(${units.code}, ${accounts.code})`,
  reason: challenges.reason,
  state: challenges.state,
  answer: challenges.answer,
  raisedBy: challenges.raisedBy,
  raisedAt: challenges.raisedAt,
  answeredBy: challenges.answeredBy,
  answeredAt: challenges.answeredAt,
};

export function challengeRows(db: Database, { orgId }: Actor): ChallengeRows {
  const ofPlan = (planId: string) => and(eq(challenges.orgId, orgId), eq(challenges.planId, planId));
  const isChallenge = (id: string) => and(eq(challenges.orgId, orgId), eq(challenges.id, id));
  const find = async (planId: string, id: string): Promise<ChallengeRecord | null> => {
    const rows = await readFrom(db).where(and(ofPlan(planId), isChallenge(id)));
    return rows[0] ?? null;
  };
  return {
    insert: async ({ objectKind, objectId, ...challenge }) => {
      const object = objectKind === "unit" ? { unitId: objectId } : { accountId: objectId };
      await db.insert(challenges).values({ ...challenge, ...object, orgId, state: "open" });
    },
    find,
    lock: async (planId, id) => {
      const held = db.select({ id: challenges.id }).from(challenges).where(isChallenge(id)).for("update");
      return (await held).length > 0 ? find(planId, id) : null;
    },
    isOpen: async ({ territoryId, raisedBy, objectId }) => {
      const isSame = and(
        eq(challenges.orgId, orgId),
        eq(challenges.territoryId, territoryId),
        eq(challenges.raisedBy, raisedBy),
        eq(challenges.state, "open"),
        or(eq(challenges.unitId, objectId), eq(challenges.accountId, objectId)),
      );
      return (await db.select({ id: challenges.id }).from(challenges).where(isSame).limit(1)).length > 0;
    },
    list: (planId, { state, territoryId }, { limit, after }) => {
      const { order, isAfter } = newestFirst(challenges.raisedAt, challenges.id, after);
      const isWanted = and(
        ofPlan(planId),
        state === null ? undefined : eq(challenges.state, state),
        territoryId === null ? undefined : eq(challenges.territoryId, territoryId),
        isAfter,
      );
      return readFrom(db)
        .where(isWanted)
        .orderBy(...order)
        .limit(limit);
    },
    answer: async (id, answer) => {
      await db.update(challenges).set(answer).where(isChallenge(id));
    },
  };
}

const readFrom = (db: Database) =>
  db
    .select(columns)
    .from(challenges)
    .innerJoin(
      territories,
      and(eq(territories.orgId, challenges.orgId), eq(territories.id, challenges.territoryId)),
    )
    .leftJoin(units, and(eq(units.orgId, challenges.orgId), eq(units.id, challenges.unitId)))
    .leftJoin(accounts, and(eq(accounts.orgId, challenges.orgId), eq(accounts.id, challenges.accountId)));
