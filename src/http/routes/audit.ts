import { z } from "zod";
import { listAudit } from "../../app/audit/list-audit.ts";
import type { AuditRecord } from "../../app/ports/rows/audit.ts";
import type { Store } from "../../app/ports/store.ts";
import { auditPage, auditQuery } from "../../contract/audit.ts";
import { defineRoute, type RouteModule } from "../define-route.ts";
import { readPage } from "../read-page.ts";

/** The log of who did what. `wilayah audit verify` proves that it is whole. */
export const auditRoutes = (world: { readonly store: Store }): RouteModule => ({
  name: "audit",
  routes: [
    defineRoute({
      method: "GET",
      url: "/v1/audit",
      action: "audit:read",
      summary: "The audit log, newest first",
      tags: ["audit"],
      query: auditQuery,
      responses: { 200: auditPage },
      handler: async ({ actor, query }) =>
        readPage({
          list: "audit",
          query,
          key: z.tuple([z.int().min(1)]),
          keyOf: ({ seq }: AuditRecord) => [seq],
          read: (limit, key) => listAudit(world, actor, { limit, beforeSeq: key === null ? null : key[0] }),
          present,
        }),
    }),
  ],
});

const present = ({ seq, at, memberId, action, objectKind, objectId, detail, hash }: AuditRecord) => ({
  seq,
  at: at.toISOString(),
  memberId,
  action,
  objectKind,
  objectId,
  detail: { ...detail },
  hash,
});
