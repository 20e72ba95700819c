import { desc, lt } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { WallClock } from "../../app/ports/clock-and-ids.ts";
import type { AuditRows } from "../../app/ports/rows/audit.ts";
import { audit } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function auditRows(db: Database, actor: Actor, clock: WallClock): AuditRows {
  return {
    append: async (entry) => {
      // not the member but whoever runs the host did it, in the member's name
      const detail = actor.via === "command-line" ? { ...entry.detail, via: actor.via } : entry.detail;
      const row = { ...entry, detail, orgId: actor.orgId, memberId: actor.memberId, at: clock.now() };
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
