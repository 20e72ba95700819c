import { and, eq } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { SnapshotRows } from "../../app/ports/rows/snapshots.ts";
import { evaluationSnapshots } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { newestFirst } from "./newest-first.ts";

const { id, name, request, result, kpiVersions, madeBy, madeAt } = evaluationSnapshots;
const head = { id, name, request, kpiVersions, madeBy, madeAt };

export function snapshotRows(db: Database, { orgId }: Actor): SnapshotRows {
  const ofOrganisation = eq(evaluationSnapshots.orgId, orgId);
  return {
    page: ({ limit, after }) => {
      const { order, isAfter } = newestFirst(madeAt, id, after);
      return db
        .select(head)
        .from(evaluationSnapshots)
        .where(and(ofOrganisation, isAfter))
        .orderBy(...order)
        .limit(limit);
    },
    find: async (wanted) => {
      const isRow = and(ofOrganisation, eq(id, wanted));
      return (
        (
          await db
            .select({ ...head, result })
            .from(evaluationSnapshots)
            .where(isRow)
        )[0] ?? null
      );
    },
    insert: async (snapshot) => {
      await db.insert(evaluationSnapshots).values({ ...snapshot, orgId });
    },
  };
}
