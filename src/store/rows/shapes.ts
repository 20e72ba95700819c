import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type {
  KeptOutline,
  PlanUnits,
  PlanView,
  ShapeRows,
  TerritoryUnits,
} from "../../app/ports/rows/shapes.ts";
import type { Database } from "../transact.ts";

const unpack = promisify(gunzip);

export const sha256 = (text: SQL) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

export function shapeRows(db: Database, { orgId }: Actor): ShapeRows {
  const read = async <Row>(query: SQL) =>
    (await db.execute<Row & Record<string, unknown>>(query)).rows as Row[];
  // the policies leave the territories within reach
  const reach = sql`(SELECT ${sha256(sql`coalesce(string_agg(t.id::text, ',' ORDER BY t.id), '')`)}
    FROM territories t WHERE t.org_id = p.org_id AND t.plan_id = p.id)`;
  const view = (planId: string, more: SQL) => sql`
    SELECT p.layer_id AS "layerId", p.version, s.version AS "drawnVersion", ${reach} AS reach ${more}
    FROM plans p LEFT JOIN plan_shapes s ON s.org_id = p.org_id AND s.plan_id = p.id
    WHERE p.org_id = ${orgId} AND p.id = ${planId}`;
  return {
    view: async (planId) => (await read<PlanView>(view(planId, sql``)))[0] ?? null,
    units: async (planId) => {
      const rows = await read<PlanView & { territories: readonly TerritoryUnits[] | null }>(
        view(planId, sql`, ${territoryUnits(orgId, planId)} AS territories`),
      );
      return rows.map((row): PlanUnits => ({ ...row, territories: row.territories ?? [] }))[0] ?? null;
    },
    outlines: (planId, resolution) =>
      read<KeptOutline>(sql`
        SELECT territory_id AS "territoryId", units_hash AS "unitsHash", outline FROM territory_shapes
        WHERE org_id = ${orgId} AND plan_id = ${planId} AND resolution = ${resolution}`),
    outlineTexts: async (planId, resolution) => {
      const rows = await read<{ id: string; outline: Buffer }>(sql`
        SELECT t ->> 'id' AS id, s.outline FROM json_array_elements(${territoryUnits(orgId, planId)}) AS t
        JOIN territory_shapes s ON s.org_id = ${orgId} AND s.territory_id = (t ->> 'id')::uuid
          AND s.resolution = ${resolution} AND s.units_hash = t ->> 'unitsHash'
        WHERE json_array_length(t -> 'positions') > 0`);
      const texts = rows.map(
        async ({ id, outline }) => [id, (await unpack(outline)).toString("utf8")] as const,
      );
      return new Map(await Promise.all(texts));
    },
    layer: (layerId) => readPackedLayer(db, orgId, layerId),
  };
}

/** Gzipped TopoJSON as stored. */
export async function readPackedLayer(
  db: Database,
  orgId: string,
  layerId: string,
): Promise<Uint8Array | null> {
  const { rows } = await db.execute<{ topology: Buffer }>(
    sql`SELECT topology FROM layer_topologies WHERE org_id = ${orgId} AND layer_id = ${layerId}`,
  );
  return rows[0]?.topology ?? null;
}

/** A JSON list of the plan's territories with their units, in the same statement as what stands around it. */
export const territoryUnits = (orgId: string, planId: string) => sql`(
  SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'parentId', t.parent_id,
    'isRegion', EXISTS (SELECT 1 FROM territories c WHERE c.org_id = t.org_id AND c.parent_id = t.id),
    'unitsHash', held.hash, 'positions', held.positions) ORDER BY t.code)
  FROM territories t CROSS JOIN LATERAL (
    WITH RECURSIVE below AS (
      SELECT t.id UNION ALL
      SELECT c.id FROM below b JOIN territories c ON c.org_id = t.org_id AND c.parent_id = b.id
    )
    SELECT coalesce(json_agg(u.position ORDER BY u.position), '[]') AS positions,
      ${sha256(sql`coalesce(string_agg(u.position::text, ',' ORDER BY u.position), '')`)} AS hash
    FROM below b JOIN alignment al ON al.org_id = t.org_id AND al.territory_id = b.id
    JOIN units u ON u.org_id = al.org_id AND u.id = al.unit_id
  ) held
  WHERE t.org_id = ${orgId} AND t.plan_id = ${planId})`;
