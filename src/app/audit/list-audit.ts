import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { AuditRecord } from "../ports/rows/audit.ts";
import type { Store } from "../ports/store.ts";

export interface AuditListRequest {
  readonly limit: number;
  readonly beforeSeq: number | null;
}

/** Who did what, newest first. */
export function listAudit(
  world: { readonly store: Store },
  actor: Actor,
  { limit, beforeSeq }: AuditListRequest,
): Promise<Outcome<readonly AuditRecord[]>> {
  return act(world, actor, "audit:read", async (tx) => success(await tx.audit.list(limit, beforeSeq)));
}
