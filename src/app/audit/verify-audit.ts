import { type Outcome, success } from "../../core/domain/problem.ts";
import type { AuditCheck, OpenRequest, ServerHost } from "../ports/server-world.ts";
import { openCurrentStore, withStore } from "../setup/open-migrated-store.ts";

/** Recomputes the audit chain of every organisation. Problem: STO-121 where the schema is not this version's. */
export const verifyAudit = (
  host: ServerHost,
  request: OpenRequest,
): Promise<Outcome<readonly AuditCheck[]>> =>
  withStore(
    () => openCurrentStore(host, request),
    async (store) => success(await store.checkAudit()),
  );
