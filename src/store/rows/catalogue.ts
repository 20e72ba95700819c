import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { AccountRecord } from "../../app/ports/rows/accounts.ts";
import type { CatalogueRows, LayerEdge, NewLayer } from "../../app/ports/rows/catalogue.ts";
import type { Adjacency } from "../../core/domain/unit-layer.ts";
import { layers, layerTopologies } from "../schema/index.ts";
import type { Database } from "../transact.ts";
import { layerChanges } from "./layer-changes.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export function catalogueRows(db: Database, { orgId }: Actor): CatalogueRows {
  return {
    insertLayer: async (added) => {
      const { id, name, credit, createdAt, layer, topology } = added;
      await db.insert(layers).values({ orgId, id, name, credit, createdAt, unitCount: layer.codes.length });
      if (topology !== null) {
        await db.insert(layerTopologies).values({ orgId, layerId: id, topology: await pack(topology) });
      }
      await insertUnits(db, orgId, added);
      await insertAdjacency(db, { orgId, layerId: id, adjacency: layer.adjacency });
    },
    ...layerChanges(db, orgId),
    insertAccounts: (accounts) => insertAccounts(db, orgId, accounts),
    readTopology: async (layerId) => {
      const { rows } = await db.execute<{ topology: Buffer }>(
        sql`SELECT topology FROM layer_topologies WHERE org_id = ${orgId} AND layer_id = ${layerId}`,
      );
      return rows.length === 0 ? null : (await unpack(rows[0].topology)).toString("utf8");
    },
    readAdjacency: async (layerId) => {
      const { rows } = await db.execute<LayerEdge & Record<string, unknown>>(sql`
        SELECT a.code AS a, b.code AS b, e.kind, e.border_km AS "borderKm", e.barrier_price AS "barrierPrice"
        FROM adjacency e
        JOIN units a ON a.org_id = e.org_id AND a.layer_id = e.layer_id AND a.position = e.position_a
        JOIN units b ON b.org_id = e.org_id AND b.layer_id = e.layer_id AND b.position = e.position_b
        WHERE e.org_id = ${orgId} AND e.layer_id = ${layerId} ORDER BY e.position_a, e.position_b`);
      return rows;
    },
  };
}

async function insertUnits(db: Database, orgId: string, added: NewLayer): Promise<void> {
  const { id, layer, unitIds, measures } = added;
  const keys = Object.keys(measures);
  const measured = layer.codes.map((_, u) =>
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, measures[key][u]]))),
  );
  await db.execute(sql`
    INSERT INTO units (org_id, id, layer_id, position, code, name, lon, lat, area_km2, measures)
    SELECT ${orgId}, u.id, ${id}, u.position - 1, u.code, u.name, u.lon, u.lat, u.area_km2, u.measures::jsonb
    FROM unnest(${param(unitIds)}::uuid[], ${param(layer.codes)}::text[], ${param(layer.names)}::text[],
      ${param(layer.points.x)}::float8[], ${param(layer.points.y)}::float8[],
      ${param(layer.areaKm2 ?? layer.codes.map(() => null))}::float8[], ${param(measured)}::text[])
      WITH ORDINALITY AS u (id, code, name, lon, lat, area_km2, measures, position)`);
}

interface LayerAdjacency {
  readonly orgId: string;
  readonly layerId: string;
  readonly adjacency: Adjacency;
}

async function insertAdjacency(db: Database, { orgId, layerId, adjacency }: LayerAdjacency): Promise<void> {
  const { offsets, neighbours, borderKm, isLink, barrierPrice } = adjacency;
  const edges = {
    a: [] as number[],
    b: [] as number[],
    kind: [] as string[],
    km: [] as number[],
    price: [] as number[],
  };
  for (let u = 0; u + 1 < offsets.length; u++) {
    for (let i = offsets[u]; i < offsets[u + 1]; i++) {
      if (neighbours[i] < u) continue;
      edges.a.push(u);
      edges.b.push(neighbours[i]);
      edges.kind.push(isLink[i] === 1 ? "link" : "border");
      edges.km.push(borderKm[i]);
      edges.price.push(barrierPrice[i]);
    }
  }
  await db.execute(sql`
    INSERT INTO adjacency (org_id, layer_id, position_a, position_b, kind, border_km, barrier_price)
    SELECT ${orgId}, ${layerId}, * FROM unnest(${param(edges.a)}::int[], ${param(edges.b)}::int[],
      ${param(edges.kind)}::text[], ${param(edges.km)}::float8[], ${param(edges.price)}::float8[])`);
}

async function insertAccounts(
  db: Database,
  orgId: string,
  accounts: readonly AccountRecord[],
): Promise<void> {
  const column = <K extends keyof AccountRecord>(key: K) => param(accounts.map((account) => account[key]));
  // arrays of arrays would have to be rectangular: products travel as JSON
  const products = param(accounts.map((account) => JSON.stringify(account.products)));
  await db.execute(sql`
    INSERT INTO accounts (org_id, id, code, name, parent_id, unit_id, lon, lat, location_kind, segment, industry, stage, revenue,
      potential, workload_hours, version, updated_at, products)
    SELECT ${orgId}, a.id, a.code, a.name, a.parent_id, a.unit_id, a.lon, a.lat, a.location_kind, a.segment, a.industry, a.stage,
      a.revenue, a.potential, a.workload_hours, a.version, a.updated_at,
      ARRAY(SELECT jsonb_array_elements_text(a.products::jsonb))
    FROM unnest(${column("id")}::uuid[], ${column("code")}::text[], ${column("name")}::text[],
      ${column("parentId")}::uuid[], ${column("unitId")}::uuid[], ${column("lon")}::float8[],
      ${column("lat")}::float8[], ${column("locationKind")}::text[], ${column("segment")}::text[], ${column("industry")}::text[],
      ${column("stage")}::text[], ${column("revenue")}::float8[], ${column("potential")}::float8[],
      ${column("workloadHours")}::float8[], ${column("version")}::int[], ${column("updatedAt")}::timestamptz[],
      ${products}::text[])
      AS a (id, code, name, parent_id, unit_id, lon, lat, location_kind, segment, industry, stage, revenue, potential,
        workload_hours, version, updated_at, products)`);
}

/** One array parameter; Drizzle would write an array out as a list of parameters. */
const param = (values: Iterable<unknown>) => sql.param(Array.from(values));
