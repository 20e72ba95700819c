import { desc, lt } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { AuditRows } from "../../app/ports/rows/audit.ts";
import { audit } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function auditRows(db: Database, actor: Actor, clock: WallClock): AuditRows {
  return {
    append: async (entry) => {
      const row = { ...entry, orgId: actor.orgId, memberId: actor.memberId, at: clock.now() };
      // number and hashes are the trigger's
      await db.insert(audit).values({ ...row, seq: 0, previousHash: "", hash: "" });
    },
    list: (limit, beforeSeq) =>
      db
        .select()
        .from(audit)
        .where(beforeSeq === null ? undefined : lt(audit.seq, beforeSeq))
        .orderBy(desc(audit.seq))
        .limit(limit),
  };
}
