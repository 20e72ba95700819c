import { and, asc, eq, getTableColumns, inArray } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { RuleRows } from "../../app/ports/rows/rules.ts";
import { territories, territoryRules } from "../schema/index.ts";
import type { Database } from "../transact.ts";

export function ruleRows(db: Database, { orgId }: Actor): RuleRows {
  const { orgId: _org, planId: _plan, ...columns } = getTableColumns(territoryRules);
  return {
    list: (planId) =>
      db
        .select(columns)
        .from(territoryRules)
        .innerJoin(
          territories,
          and(eq(territories.orgId, territoryRules.orgId), eq(territories.id, territoryRules.territoryId)),
        )
        .where(
          and(
            eq(territoryRules.orgId, orgId),
            eq(territoryRules.planId, planId),
            eq(territories.isRemoved, false),
          ),
        )
        .orderBy(asc(territories.code), asc(territoryRules.name)),
    apply: async (planId, changes) => {
      const ids = changes.map(({ ruleId }) => ruleId);
      if (ids.length === 0) return;
      await db
        .delete(territoryRules)
        .where(and(eq(territoryRules.orgId, orgId), inArray(territoryRules.id, ids)));
      const standing = changes.flatMap(({ ruleId: id, after }) =>
        after === null ? [] : [{ ...after, accountCodes: [...after.accountCodes], id, orgId, planId }],
      );
      if (standing.length > 0) await db.insert(territoryRules).values(standing);
    },
  };
}
