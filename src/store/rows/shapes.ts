import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { PlanUnits, PlanView, ShapeRows, TerritoryUnits } from "../../app/ports/rows/shapes.ts";
import type { Database } from "../transact.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const sha256 = (text: SQL) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

export function shapeRows(db: Database, { orgId }: Actor): ShapeRows {
  const read = async <Row>(query: SQL) =>
    (await db.execute<Row & Record<string, unknown>>(query)).rows as Row[];
  // the policies leave the territories within reach
  const reach = sql`(SELECT ${sha256(sql`coalesce(string_agg(t.id::text, ',' ORDER BY t.id), '')`)}
    FROM territories t WHERE t.org_id = p.org_id AND t.plan_id = p.id)`;
  const view = (planId: string, more: SQL) => sql`
    SELECT p.layer_id AS "layerId", p.version, ${reach} AS reach ${more}
    FROM plans p WHERE p.org_id = ${orgId} AND p.id = ${planId}`;
  return {
    view: async (planId) => (await read<PlanView>(view(planId, sql``)))[0] ?? null,
    units: async (planId) => {
      const rows = await read<PlanView & { territories: readonly TerritoryUnits[] | null }>(
        view(planId, sql`, ${territoryUnits(orgId, planId)} AS territories`),
      );
      return rows.map((row): PlanUnits => ({ ...row, territories: row.territories ?? [] }))[0] ?? null;
    },
    outlines: async (planId, resolution) => {
      const rows = await read<{ territoryId: string; unitsHash: string; outline: Buffer }>(sql`
        SELECT territory_id AS "territoryId", units_hash AS "unitsHash", outline FROM territory_shapes
        WHERE org_id = ${orgId} AND plan_id = ${planId} AND resolution = ${resolution}`);
      return Promise.all(
        rows.map(async (row) => ({
          ...row,
          outline: JSON.parse((await unpack(row.outline)).toString("utf8")),
        })),
      );
    },
    keep: async (planId, resolution, outlines) => {
      if (outlines.length === 0) return;
      const packed = await Promise.all(outlines.map(({ outline }) => pack(JSON.stringify(outline))));
      const ids = outlines.map(({ territoryId }) => territoryId);
      const hashes = outlines.map(({ unitsHash }) => unitsHash);
      // rows in one order, so that two who keep the same outlines wait for each other instead of locking up
      await db.execute(sql`
        INSERT INTO territory_shapes (org_id, plan_id, territory_id, resolution, units_hash, outline)
        SELECT ${orgId}, ${planId}, n.territory_id, ${resolution}, n.units_hash, n.outline
        FROM unnest(${sql.param(ids)}::uuid[], ${sql.param(hashes)}::text[], ${sql.param(packed)}::bytea[])
          AS n (territory_id, units_hash, outline)
        ORDER BY n.territory_id
        ON CONFLICT (org_id, territory_id, resolution)
          DO UPDATE SET units_hash = excluded.units_hash, outline = excluded.outline`);
    },
  };
}

/** A JSON list of the plan's territories with their units, in the same statement as what stands around it. */
const territoryUnits = (orgId: string, planId: string) => sql`(
  SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'unitsHash', held.hash,
    'positions', held.positions) ORDER BY t.code)
  FROM territories t CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(u.position ORDER BY u.position), '[]') AS positions,
      ${sha256(sql`coalesce(string_agg(u.position::text, ',' ORDER BY u.position), '')`)} AS hash
    FROM alignment al JOIN units u ON u.org_id = al.org_id AND u.id = al.unit_id
    WHERE al.org_id = t.org_id AND al.territory_id = t.id
  ) held
  WHERE t.org_id = ${orgId} AND t.plan_id = ${planId})`;
