import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { KeptOutline, PlanUnits, PlanView, ShapeRows } from "../../app/ports/rows/shapes.ts";
import type { Database } from "../transact.ts";
import { addBelow, type OwnUnits, ownUnits } from "./territory-units.ts";

const unpack = promisify(gunzip);

export const sha256 = (text: SQL) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

export function shapeRows(db: Database, { orgId }: Actor): ShapeRows {
  const read = async <Row>(query: SQL) =>
    (await db.execute<Row & Record<string, unknown>>(query)).rows as Row[];
  // the policies leave the territories within reach
  const reach = sql`(SELECT ${sha256(sql`coalesce(string_agg(t.id::text, ',' ORDER BY t.id), '')`)}
    FROM territories t WHERE t.org_id = p.org_id AND t.plan_id = p.id AND NOT t.is_removed)`;
  const view = (planId: string, more: SQL) => sql`
    SELECT p.layer_id AS "layerId", p.version, s.version AS "drawnVersion", ${reach} AS reach ${more}
    FROM plans p LEFT JOIN plan_shapes s ON s.org_id = p.org_id AND s.plan_id = p.id
    WHERE p.org_id = ${orgId} AND p.id = ${planId}`;
  return {
    view: async (planId) => (await read<PlanView>(view(planId, sql``)))[0] ?? null,
    units: async (planId) => {
      const rows = await read<PlanView & { territories: readonly OwnUnits[] | null }>(
        view(planId, sql`, ${ownUnits(orgId, planId)} AS territories`),
      );
      return (
        rows.map((row): PlanUnits => ({ ...row, territories: addBelow(row.territories ?? []) }))[0] ?? null
      );
    },
    outlines: (planId, resolution) =>
      read<KeptOutline>(sql`
        SELECT territory_id AS "territoryId", units_hash AS "unitsHash", outline FROM territory_shapes
        WHERE org_id = ${orgId} AND plan_id = ${planId} AND resolution = ${resolution}`),
    outlineText: async (territoryId, resolution, unitsHash) => {
      const rows = await read<{ outline: Buffer }>(sql`SELECT outline FROM territory_shapes
        WHERE org_id = ${orgId} AND territory_id = ${territoryId} AND resolution = ${resolution}
          AND units_hash = ${unitsHash}`);
      return rows.length === 0 ? null : (await unpack(rows[0].outline)).toString("utf8");
    },
    layer: (layerId) => readPackedLayer(db, orgId, layerId),
  };
}

/** Read at a time: the driver holds everything else up while it decodes what it was sent. */
const PIECE_BYTES = 1024 * 1024;

/** Gzipped TopoJSON as stored. A layer never changes, so that its pieces fit together. */
export async function readPackedLayer(
  db: Database,
  orgId: string,
  layerId: string,
): Promise<Uint8Array | null> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ; offset += PIECE_BYTES) {
    const { rows } = await db.execute<{ piece: Buffer }>(sql`
      SELECT substring(topology FROM ${offset + 1} FOR ${PIECE_BYTES}) AS piece FROM layer_topologies
      WHERE org_id = ${orgId} AND layer_id = ${layerId}`);
    if (rows.length === 0) return null;
    pieces.push(rows[0].piece);
    if (rows[0].piece.length < PIECE_BYTES) return Buffer.concat(pieces);
  }
}
