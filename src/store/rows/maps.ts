import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { MapRows } from "../../app/ports/rows/maps.ts";
import type { Database } from "../transact.ts";

/** About a metre, and a tenth of one: what is beyond would double the text. */
const degrees = (column: SQL) => sql`round(${column}::numeric, 5)`;
const km = (column: SQL) => sql`round(${column}::numeric, 4)`;

export function mapRows(db: Database, { orgId }: Actor): MapRows {
  const readText = async (query: SQL) =>
    (await db.execute<{ text: string | null }>(query)).rows[0]?.text ?? null;
  return {
    layer: (layerId) => readText(layerQuery(orgId, layerId)),
    plan: (planId, comparedPlanId) => readText(planQuery(orgId, planId, comparedPlanId)),
    accountPoints: async () => (await readText(pointsQuery(orgId))) ?? "{}",
  };
}

const layerQuery = (orgId: string, layerId: string) => sql`
  WITH u AS MATERIALIZED (
    SELECT position, code, name, lon, lat, area_km2, measures FROM units
    WHERE org_id = ${orgId} AND layer_id = ${layerId} ORDER BY position
  ), e AS MATERIALIZED (
    SELECT position_a, position_b, kind, border_km FROM adjacency
    WHERE org_id = ${orgId} AND layer_id = ${layerId} ORDER BY position_a, position_b
  ), keys AS (SELECT DISTINCT jsonb_object_keys(measures) AS key FROM u)
  SELECT json_build_object(
    'layerId', l.id, 'name', l.name, 'credit', l.credit,
    'units', (SELECT json_build_object(
      'codes', coalesce(json_agg(code), '[]'), 'names', coalesce(json_agg(name), '[]'),
      'lon', coalesce(json_agg(${degrees(sql`lon`)}), '[]'), 'lat', coalesce(json_agg(${degrees(sql`lat`)}), '[]'),
      'areaKm2', coalesce(json_agg(${km(sql`area_km2`)}), '[]')) FROM u),
    'measures', (SELECT coalesce(json_object_agg(key,
      (SELECT json_agg(coalesce((u.measures ->> key)::float8, 0)) FROM u) ORDER BY key), '{}') FROM keys),
    'edges', (SELECT json_build_object(
      'a', coalesce(json_agg(position_a), '[]'), 'b', coalesce(json_agg(position_b), '[]'),
      'borderKm', coalesce(json_agg(${km(sql`border_km`)}), '[]'),
      'isLink', coalesce(json_agg((kind = 'link')::int), '[]')) FROM e)
  )::text AS text FROM layers l WHERE l.org_id = ${orgId} AND l.id = ${layerId}`;

/** The policies leave the territories, alignment and accounts within reach. */
const planQuery = (orgId: string, planId: string, comparedPlanId: string | null) => sql`
  WITH p AS MATERIALIZED (
    SELECT id, version, state, layer_id, wishes -> 'links' AS links FROM plans WHERE org_id = ${orgId} AND id = ${planId}
  ), t AS MATERIALIZED (
    SELECT id, code, name, parent_id, share, is_locked, row_number() OVER (ORDER BY code) - 1 AS place
    FROM territories WHERE org_id = ${orgId} AND plan_id = ${planId} AND NOT is_removed
  ), u AS MATERIALIZED (
    SELECT u.id, u.position, t.place FROM p JOIN units u ON u.org_id = ${orgId} AND u.layer_id = p.layer_id
    LEFT JOIN alignment al ON al.org_id = u.org_id AND al.plan_id = p.id AND al.unit_id = u.id
    LEFT JOIN t ON t.id = al.territory_id
  ), o AS MATERIALIZED (
    SELECT o.account_id, t.place, o.cause FROM overrides o JOIN t ON t.id = o.territory_id
    WHERE o.org_id = ${orgId} AND o.plan_id = ${planId}
  ), sums AS (
    SELECT u.position, count(*)::int AS accounts, sum(a.revenue) AS revenue, sum(a.potential) AS potential,
      sum(a.workload_hours) AS hours
    FROM accounts a JOIN u ON u.id = a.unit_id LEFT JOIN o ON o.account_id = a.id
    WHERE a.org_id = ${orgId} AND o.account_id IS NULL GROUP BY u.position ORDER BY u.position
  ), c AS MATERIALIZED (
    SELECT q.id, q.name FROM plans q JOIN p ON p.layer_id = q.layer_id
    WHERE q.org_id = ${orgId} AND q.id = ${comparedPlanId}
  ), ct AS MATERIALIZED (
    SELECT t.id, t.code, t.name, row_number() OVER (ORDER BY t.code) - 1 AS place FROM c
    JOIN territories t ON t.org_id = ${orgId} AND t.plan_id = c.id AND NOT t.is_removed
  ), cu AS (
    SELECT u.position, ct.place FROM c CROSS JOIN u
    LEFT JOIN alignment al ON al.org_id = ${orgId} AND al.plan_id = c.id AND al.unit_id = u.id
    LEFT JOIN ct ON ct.id = al.territory_id ORDER BY u.position
  )
  SELECT json_build_object(
    'planId', p.id, 'version', p.version, 'state', p.state, 'layerId', p.layer_id,
    'territories', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'name', name,
      'parentId', parent_id, 'share', share, 'isLocked', is_locked) ORDER BY place), '[]') FROM t),
    'territoryOf', (SELECT coalesce(json_agg(coalesce(place, -1) ORDER BY position), '[]') FROM u),
    'links', (SELECT coalesce(json_agg(json_build_object('a', ua.position, 'b', ub.position)), '[]')
      FROM jsonb_to_recordset(CASE jsonb_typeof(p.links) WHEN 'array' THEN p.links ELSE '[]' END) AS w (a text, b text)
      JOIN units ua ON ua.org_id = ${orgId} AND ua.layer_id = p.layer_id AND ua.code = w.a
      JOIN units ub ON ub.org_id = ${orgId} AND ub.layer_id = p.layer_id AND ub.code = w.b),
    'lockedUnits', (SELECT coalesce(json_agg(u.position ORDER BY u.position), '[]') FROM unit_locks k JOIN u ON u.id = k.unit_id
      WHERE k.org_id = ${orgId} AND k.plan_id = p.id),
    'accounts', (SELECT json_build_object('position', coalesce(json_agg(position), '[]'),
      'accounts', coalesce(json_agg(accounts), '[]'), 'revenue', coalesce(json_agg(revenue), '[]'),
      'potential', coalesce(json_agg(potential), '[]'), 'workloadHours', coalesce(json_agg(hours), '[]')) FROM sums),
    'overrides', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'code', a.code, 'name', a.name,
      'position', u.position, 'territory', o.place, 'cause', o.cause, 'revenue', a.revenue, 'potential', a.potential,
      'workloadHours', a.workload_hours) ORDER BY a.code), '[]')
      FROM o JOIN accounts a ON a.org_id = ${orgId} AND a.id = o.account_id LEFT JOIN u ON u.id = a.unit_id),
    'current', (SELECT json_build_object('planId', c.id, 'name', c.name,
      'territories', (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name) ORDER BY place), '[]')
        FROM ct),
      'territoryOf', (SELECT coalesce(json_agg(coalesce(place, -1)), '[]') FROM cu)) FROM c)
  )::text AS text FROM p`;

const pointsQuery = (orgId: string) => sql`
  WITH a AS MATERIALIZED (
    SELECT a.id, a.code, a.name, a.lon, a.lat, u.code AS unit, a.revenue, a.potential, a.workload_hours, v.day
    FROM accounts a LEFT JOIN units u ON u.org_id = a.org_id AND u.id = a.unit_id
    LEFT JOIN (
      SELECT account_id, max(day) AS day FROM activities
      WHERE org_id = ${orgId} AND kind = 'visit' AND state = 'done' GROUP BY account_id
    ) v ON v.account_id = a.id
    WHERE a.org_id = ${orgId} AND a.lon IS NOT NULL AND a.lat IS NOT NULL ORDER BY a.code
  )
  SELECT json_build_object('ids', coalesce(json_agg(id), '[]'), 'codes', coalesce(json_agg(code), '[]'),
    'names', coalesce(json_agg(name), '[]'), 'lon', coalesce(json_agg(${degrees(sql`lon`)}), '[]'),
    'lat', coalesce(json_agg(${degrees(sql`lat`)}), '[]'), 'units', coalesce(json_agg(unit), '[]'),
    'revenue', coalesce(json_agg(revenue), '[]'), 'potential', coalesce(json_agg(potential), '[]'),
    'workloadHours', coalesce(json_agg(workload_hours), '[]'), 'lastVisitOn', coalesce(json_agg(day), '[]'))::text AS text FROM a`;
