import type { Actor } from "../../app/ports/actor.ts";
import type { NotificationRows } from "../../app/ports/rows/notifications.ts";
import { notifications } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function notificationRows(db: Database, { orgId }: Actor): NotificationRows {
  return {
    insert: async (added) => {
      if (added.length === 0) return;
      await db.insert(notifications).values(added.map((notification) => ({ ...notification, orgId })));
    },
  };
}
