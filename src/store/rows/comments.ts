import { and, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { CommentRows } from "../../app/ports/rows/comments.ts";
import { comments, members } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const columns = {
  id: comments.id,
  planId: comments.planId,
  territoryId: comments.territoryId,
  body: comments.body,
  madeBy: comments.madeBy,
  madeAt: comments.madeAt,
  authorName: members.name,
};

export function commentRows(db: Database, { orgId }: Actor): CommentRows {
  return {
    insert: async (comment) => {
      await db.insert(comments).values({ ...comment, orgId });
    },
    list: (planId, territoryId, { limit, after }) => {
      const { order, isAfter } = newestFirst(comments.madeAt, comments.id, after);
      const ofTerritory = territoryId === null ? undefined : eq(comments.territoryId, territoryId);
      return db
        .select(columns)
        .from(comments)
        .leftJoin(members, and(eq(members.orgId, comments.orgId), eq(members.id, comments.madeBy)))
        .where(and(eq(comments.orgId, orgId), eq(comments.planId, planId), ofTerritory, isAfter))
        .orderBy(...order)
        .limit(limit);
    },
  };
}
