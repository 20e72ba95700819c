import { sql } from "drizzle-orm";
import type pg from "pg";
import type { ClaimedJob } from "../app/ports/job-queue.ts";
import type { PlanToDraw, ShapeLedger, UndrawnPlan } from "../app/ports/shape-ledger.ts";
import { readPackedLayer } from "./rows/shapes.ts";
import { addBelow, type OwnUnits, ownUnits } from "./rows/territory-units.ts";
import { type Database, transactAsOwner } from "./transact.ts";

/** Plans told of at a time; the next time tells more. */
const UNDRAWN_LIMIT = 100;

/** The ledger on the owner's connections: workers serve every organisation. */
export function openShapeLedger(pool: pg.Pool): ShapeLedger {
  const owner = <T>(step: string, work: (db: Database) => Promise<T>) =>
    transactAsOwner(pool, (db, name) => {
      name(`shapes.${step}`);
      return work(db);
    });
  return {
    findUndrawn: (settledSeconds) => owner("find", (db) => findUndrawn(db, settledSeconds)),
    insertJob: ({ orgId, id, planId, version, memberId, createdAt }) =>
      owner("insert", async (db) => {
        const request = JSON.stringify({ planId, planVersion: version });
        const { rowCount } = await db.execute(sql`
          INSERT INTO jobs (org_id, id, kind, state, request, created_by, created_at)
          VALUES (${orgId}, ${id}, 'shapes', 'queued', ${request}::jsonb, ${memberId}, ${createdAt.toISOString()})
          ON CONFLICT DO NOTHING`);
        return rowCount === 1;
      }),
    read: (orgId, planId) => owner("read", (db) => readPlan(db, orgId, planId)),
    layer: (orgId, layerId) => owner("layer", (db) => readPackedLayer(db, orgId, layerId)),
    keep: (claimed, { planId, resolution, outlines }) =>
      owner("keep", async (db) => {
        if (!(await lockAttempt(db, claimed))) return false;
        const ids = outlines.map(({ territoryId }) => territoryId);
        const hashes = outlines.map(({ unitsHash }) => unitsHash);
        const packed = outlines.map(({ outline }) => Buffer.from(outline));
        // joined: a territory that was removed meanwhile has no outline any more
        await db.execute(sql`
          INSERT INTO territory_shapes (org_id, plan_id, territory_id, resolution, units_hash, outline)
          SELECT t.org_id, t.plan_id, t.id, ${resolution}, n.units_hash, n.outline
          FROM unnest(${sql.param(ids)}::uuid[], ${sql.param(hashes)}::text[], ${sql.param(packed)}::bytea[])
            AS n (territory_id, units_hash, outline)
          JOIN territories t ON t.org_id = ${claimed.orgId} AND t.plan_id = ${planId} AND t.id = n.territory_id
          ORDER BY t.id
          ON CONFLICT (org_id, territory_id, resolution)
            DO UPDATE SET units_hash = excluded.units_hash, outline = excluded.outline`);
        return true;
      }),
    end: (claimed, drawn) => owner("end", (db) => end(db, claimed, drawn)),
  };
}

async function findUndrawn(db: Database, settledSeconds: number): Promise<readonly UndrawnPlan[]> {
  const { rows } = await db.execute<UndrawnPlan & Record<string, unknown>>(sql`
    SELECT p.org_id AS "orgId", p.id AS "planId", p.version, c.made_by AS "memberId" FROM plans p
    JOIN change_sets c ON c.org_id = p.org_id AND c.plan_id = p.id AND c.version = p.version
    LEFT JOIN plan_shapes s ON s.org_id = p.org_id AND s.plan_id = p.id
    WHERE p.version IS DISTINCT FROM s.version AND c.made_at < now() - ${settledSeconds} * interval '1 second'
      AND EXISTS (SELECT 1 FROM layer_topologies l WHERE l.org_id = p.org_id AND l.layer_id = p.layer_id)
      -- one attempt at a version: a job that was cancelled or broke its workers is not made again until it is retired
      AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.org_id = p.org_id AND j.kind = 'shapes'
        AND j.request ->> 'planId' = p.id::text
        AND (j.state IN ('queued', 'running') OR (j.request ->> 'planVersion')::int = p.version))
    ORDER BY c.made_at LIMIT ${UNDRAWN_LIMIT}`);
  return rows;
}

async function readPlan(db: Database, orgId: string, planId: string): Promise<PlanToDraw | null> {
  interface Row extends Record<string, unknown> {
    readonly layerId: string;
    readonly version: number;
    readonly territories: readonly OwnUnits[] | null;
    readonly kept: Readonly<Record<string, PlanToDraw["territories"][number]["kept"]>> | null;
  }
  const { rows } = await db.execute<Row>(sql`
    SELECT p.layer_id AS "layerId", p.version, ${ownUnits(orgId, planId)} AS territories,
      (SELECT json_object_agg(key, resolutions) FROM (
        SELECT s.territory_id || ' ' || s.units_hash AS key, json_agg(s.resolution) AS resolutions
        FROM territory_shapes s WHERE s.org_id = p.org_id AND s.plan_id = p.id GROUP BY 1
      ) every) AS kept
    FROM plans p JOIN layer_topologies l ON l.org_id = p.org_id AND l.layer_id = p.layer_id
    WHERE p.org_id = ${orgId} AND p.id = ${planId}`);
  if (rows.length === 0) return null;
  const [{ layerId, version, territories, kept }] = rows;
  return {
    layerId,
    version,
    territories: addBelow(territories ?? [])
      .filter(({ positions }) => positions.length > 0)
      .map(({ id, positions, unitsHash }) => ({
        id,
        positions,
        unitsHash,
        kept: kept?.[`${id} ${unitsHash}`] ?? [],
      })),
  };
}

/** Held until the transaction ends: a later attempt comes wholly before or wholly after it. */
async function lockAttempt(db: Database, { orgId, jobId, fence }: ClaimedJob): Promise<boolean> {
  const { rowCount } = await db.execute(sql`SELECT 1 FROM jobs
    WHERE org_id = ${orgId} AND id = ${jobId} AND fence = ${fence} AND state = 'running' FOR UPDATE`);
  return rowCount === 1;
}

async function end(
  db: Database,
  claimed: ClaimedJob,
  { planId, version, result }: Parameters<ShapeLedger["end"]>[1],
): Promise<boolean> {
  const { orgId, jobId } = claimed;
  if (!(await lockAttempt(db, claimed))) return false;
  await db.execute(sql`DELETE FROM territory_shapes s USING territories t WHERE s.org_id = ${orgId}
    AND s.plan_id = ${planId} AND t.org_id = s.org_id AND t.id = s.territory_id AND t.is_removed`);
  await db.execute(sql`INSERT INTO plan_shapes (org_id, plan_id, version) VALUES (${orgId}, ${planId}, ${version})
    ON CONFLICT (org_id, plan_id) DO UPDATE SET version = greatest(plan_shapes.version, excluded.version)`);
  if (result !== null) {
    await db.execute(sql`UPDATE jobs SET state = 'done', result = ${JSON.stringify(result)}::jsonb,
      finished_at = now(), lease_until = NULL WHERE org_id = ${orgId} AND id = ${jobId}`);
  }
  return true;
}
