import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { AuditCheck, OpenRequest, ServerHost } from "../ports/server-world.ts";
import { withStore } from "../setup/open-migrated-store.ts";

/** Recomputes the audit chain of every organisation. Problem: STO-121 where the schema is not this version's. */
export function verifyAudit(host: ServerHost, request: OpenRequest): Promise<Outcome<readonly AuditCheck[]>> {
  return withStore(
    () => host.openStore(request),
    async (store) => {
      const status = await store.migrationStatus();
      if (!status.ok) return status;
      if (status.value.pending.length > 0) return failure([olderSchema(status.value.pending)]);
      return success(await store.checkAudit());
    },
  );
}

const olderSchema = (pending: readonly string[]) => ({
  code: "STO-121",
  where: { file: "database", item: pending.join(", ") },
  cause: "the database lacks migrations that this version brings",
  fix: "run `wilayah migrate` first",
});
