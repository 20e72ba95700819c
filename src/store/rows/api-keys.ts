import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { ApiKeyRows } from "../../app/ports/rows/api-keys.ts";
import { apiKeys } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const COLUMNS = {
  id: apiKeys.id,
  memberId: apiKeys.memberId,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scope: apiKeys.scope,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  revokedAt: apiKeys.revokedAt,
};

export function apiKeyRows(db: Database, actor: Actor): ApiKeyRows {
  return {
    list: ({ limit, after }) => {
      const { order, isAfter } = newestFirst(apiKeys.createdAt, apiKeys.id, after);
      return db
        .select(COLUMNS)
        .from(apiKeys)
        .where(isAfter)
        .orderBy(...order)
        .limit(limit);
    },
    create: async ({ digest, ...key }) => {
      await db.insert(apiKeys).values({ orgId: actor.orgId, ...key, keyHash: digest });
    },
    revoke: async (id, at) => {
      const revoked = await db
        .update(apiKeys)
        .set({ revokedAt: at })
        .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
        .returning({ id: apiKeys.id });
      return revoked.length > 0;
    },
    revokeAllOf: async (memberId, at) => {
      const standing = and(eq(apiKeys.memberId, memberId), isNull(apiKeys.revokedAt));
      await db.update(apiKeys).set({ revokedAt: at }).where(standing);
    },
  };
}
