import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { TerritoryChange } from "../../app/ports/rows/plans.ts";
import type {
  NeighbourTerritory,
  TerritoryRecord,
  TerritoryRows,
  TerritoryWithTotals,
  WhiteSpace,
} from "../../app/ports/rows/territories.ts";
import { territories, territoryTotals } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { lockTotals, moveTotals, recountTotals } from "./keep-totals.ts";

const NOTHING = { units: 0, accounts: 0, revenue: 0, potential: 0, workloadHours: 0, measures: {} };

const columns = {
  id: territories.id,
  planId: territories.planId,
  code: territories.code,
  name: territories.name,
  parentId: territories.parentId,
  share: territories.share,
  isLocked: territories.isLocked,
};

const totalsColumns = {
  territoryId: territoryTotals.territoryId,
  units: territoryTotals.units,
  accounts: territoryTotals.accounts,
  revenue: territoryTotals.revenue,
  potential: territoryTotals.potential,
  workloadHours: territoryTotals.workloadHours,
  measures: territoryTotals.measures,
};

export function territoryRows(db: Database, { orgId }: Actor): TerritoryRows {
  const stands = and(eq(territories.orgId, orgId), eq(territories.isRemoved, false));
  const ofPlan = (planId: string) => and(stands, eq(territories.planId, planId));
  const withTotals = () =>
    db
      .select({ ...columns, totals: totalsColumns })
      .from(territories)
      .innerJoin(
        territoryTotals,
        and(eq(territoryTotals.orgId, territories.orgId), eq(territoryTotals.territoryId, territories.id)),
      );
  return {
    insert: async (added) => {
      if (added.length === 0) return;
      await db.insert(territories).values(added.map((territory) => ({ ...territory, orgId })));
      await db
        .insert(territoryTotals)
        .values(added.map(({ id, planId }) => ({ ...NOTHING, orgId, planId, territoryId: id })));
    },
    list: (planId): Promise<TerritoryRecord[]> =>
      db.select(columns).from(territories).where(ofPlan(planId)).orderBy(asc(territories.code)),
    find: async (planId, territoryId) => {
      const rows = await db
        .select(columns)
        .from(territories)
        .where(and(ofPlan(planId), eq(territories.id, territoryId)));
      return rows[0] ?? null;
    },
    apply: (planId, changes) => applyChanges(db, { orgId, planId, changes }),
    listWithTotals: (planId, limit, afterCode): Promise<TerritoryWithTotals[]> => {
      const after = afterCode === null ? undefined : gt(territories.code, afterCode);
      return withTotals()
        .where(and(ofPlan(planId), after))
        .orderBy(asc(territories.code))
        .limit(limit);
    },
    totalsOf: (ids): Promise<TerritoryWithTotals[]> =>
      withTotals()
        .where(and(stands, inArray(territories.id, [...ids])))
        .orderBy(asc(territories.code)),
    childrenOf: (territoryId): Promise<TerritoryWithTotals[]> =>
      withTotals()
        .where(and(stands, eq(territories.parentId, territoryId)))
        .orderBy(asc(territories.code)),
    whiteSpace: (planId) => whiteSpace(db, orgId, planId),
    neighboursOf: (territory) => neighboursOf(db, orgId, territory),
  };
}

interface Changing {
  readonly orgId: string;
  readonly planId: string;
  readonly changes: readonly TerritoryChange[];
}

/** Totals go along with what gets another parent: of one territory by the difference, of several counted anew. */
async function applyChanges(db: Database, changing: Changing): Promise<void> {
  const { orgId, planId, changes } = changing;
  const moved = changes.filter(({ before, after }) => before && after && before.parentId !== after.parentId);
  if (moved.length > 0) await lockTotals(db, orgId, "shared");
  if (moved.length === 1) {
    return moveTotals(db, orgId, moved[0].territoryId, () => writeChanges(db, changing));
  }
  await writeChanges(db, changing);
  if (moved.length > 1) await recountTotals(db, orgId, planId);
}

/** One statement, because the codes must be unique at its end only. */
async function writeChanges(db: Database, { orgId, planId, changes }: Changing): Promise<void> {
  const rows = changes.flatMap(({ territoryId: id, before, after }) => {
    const state = after ?? before;
    return state === null ? [] : [{ ...state, id, isRemoved: after === null }];
  });
  if (rows.length === 0) return;
  await db.execute(sql`
    INSERT INTO territories (org_id, id, plan_id, code, name, parent_id, share, is_locked, is_removed)
    SELECT ${orgId}, n.id, ${planId}, n.code, n.name, n."parentId", n.share, n."isLocked", n."isRemoved"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(id uuid, code text, name text, "parentId" uuid,
      share float8, "isLocked" boolean, "isRemoved" boolean)
    ON CONFLICT (org_id, id) DO UPDATE SET code = excluded.code, name = excluded.name, parent_id = excluded.parent_id,
      share = excluded.share, is_locked = excluded.is_locked, is_removed = excluded.is_removed`);
  const added = rows.map(({ id }) => ({ ...NOTHING, orgId, planId, territoryId: id }));
  await db.insert(territoryTotals).values(added).onConflictDoNothing();
}

async function whiteSpace(db: Database, orgId: string, planId: string): Promise<WhiteSpace> {
  const { rows } = await db.execute<WhiteSpace & Record<string, unknown>>(sql`
    WITH free AS MATERIALIZED (
      SELECT u.measures FROM plans p JOIN units u ON u.org_id = p.org_id AND u.layer_id = p.layer_id
      LEFT JOIN alignment al ON al.org_id = u.org_id AND al.plan_id = p.id AND al.unit_id = u.id
      WHERE p.org_id = ${orgId} AND p.id = ${planId} AND al.unit_id IS NULL
    ), unheld AS MATERIALIZED (
      SELECT a.revenue, a.potential, a.workload_hours FROM accounts a
      LEFT JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id AND al.plan_id = ${planId}
      LEFT JOIN overrides o ON o.org_id = a.org_id AND o.account_id = a.id AND o.plan_id = ${planId}
      WHERE a.org_id = ${orgId} AND al.unit_id IS NULL AND o.account_id IS NULL
    )
    SELECT (SELECT count(*)::int FROM free) AS units, count(*)::int AS accounts,
      coalesce(sum(revenue), 0) AS revenue, coalesce(sum(potential), 0) AS potential,
      coalesce(sum(workload_hours), 0) AS "workloadHours",
      coalesce((SELECT jsonb_object_agg(key, total) FROM (
        SELECT m.key, sum(m.value::float8) AS total FROM free, jsonb_each_text(measures) m GROUP BY 1
      ) every), '{}') AS measures
    FROM unheld`);
  return rows[0];
}

/**
 * Each step is MATERIALIZED: right after a design there are no statistics, and a planner that takes every table for one row
 * would walk all pairs of units for each edge (over a minute for the smallest demo).
 */
async function neighboursOf(
  db: Database,
  orgId: string,
  { id, planId }: TerritoryRecord,
): Promise<readonly NeighbourTerritory[]> {
  const { rows } = await db.execute<NeighbourTerritory & Record<string, unknown>>(sql`
    WITH own AS MATERIALIZED (
      SELECT u.layer_id, u.position FROM alignment al JOIN units u ON u.org_id = al.org_id AND u.id = al.unit_id
      WHERE al.org_id = ${orgId} AND al.territory_id = ${id}
    ), edges AS MATERIALIZED (
      SELECT layer_id, position, sum(border_km) AS border_km FROM (
        SELECT o.layer_id, e.position_b AS position, e.border_km FROM own o
          JOIN adjacency e ON e.org_id = ${orgId} AND e.layer_id = o.layer_id AND e.position_a = o.position
        UNION ALL
        SELECT o.layer_id, e.position_a, e.border_km FROM own o
          JOIN adjacency e ON e.org_id = ${orgId} AND e.layer_id = o.layer_id AND e.position_b = o.position
      ) e GROUP BY layer_id, position
    )
    SELECT t.id AS "territoryId", t.code, t.name, sum(e.border_km)::float8 AS "borderKm" FROM edges e
      JOIN units u ON u.org_id = ${orgId} AND u.layer_id = e.layer_id AND u.position = e.position
      JOIN alignment al ON al.org_id = u.org_id AND al.unit_id = u.id AND al.plan_id = ${planId}
      JOIN territories t ON t.org_id = al.org_id AND t.id = al.territory_id
      WHERE t.id <> ${id}
      GROUP BY t.id, t.code, t.name ORDER BY t.code`);
  return rows;
}
