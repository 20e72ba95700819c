import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { NotificationRows } from "../../app/ports/rows/notifications.ts";
import { notifications, plans, territories } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const columns = {
  id: notifications.id,
  memberId: notifications.memberId,
  kind: notifications.kind,
  planId: notifications.planId,
  planName: plans.name,
  territoryId: notifications.territoryId,
  territoryCode: territories.code,
  createdAt: notifications.createdAt,
  readAt: notifications.readAt,
};

export function notificationRows(db: Database, { orgId, memberId }: Actor): NotificationRows {
  const isOwn = and(eq(notifications.orgId, orgId), eq(notifications.memberId, memberId));
  const isOne = (id: string) => and(isOwn, eq(notifications.id, id));
  return {
    insert: async (added) => {
      if (added.length === 0) return;
      await db.insert(notifications).values(added.map((notification) => ({ ...notification, orgId })));
    },
    listOwn: ({ unreadOnly }, { limit, after }) => {
      const { order, isAfter } = newestFirst(notifications.createdAt, notifications.id, after);
      const isUnread = unreadOnly ? isNull(notifications.readAt) : undefined;
      return readFrom(db)
        .where(and(isOwn, isUnread, isAfter))
        .orderBy(...order)
        .limit(limit);
    },
    findOwn: async (id) => (await readFrom(db).where(isOne(id)))[0] ?? null,
    markRead: async (id, at) => {
      await db
        .update(notifications)
        .set({ readAt: at })
        .where(and(isOne(id), isNull(notifications.readAt)));
    },
  };
}

const readFrom = (db: Database) =>
  db
    .select(columns)
    .from(notifications)
    .leftJoin(plans, and(eq(plans.orgId, notifications.orgId), eq(plans.id, notifications.planId)))
    .leftJoin(
      territories,
      and(eq(territories.orgId, notifications.orgId), eq(territories.id, notifications.territoryId)),
    );
