import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Actor } from "../../app/ports/actor.ts";
import type { LayerRows } from "../../app/ports/rows/layers.ts";
import { layers, units } from "../schema/index.ts";
import type { Database } from "../transact.ts";

const layerColumns = {
  id: layers.id,
  name: layers.name,
  unitCount: layers.unitCount,
  credit: layers.credit,
  createdAt: layers.createdAt,
};

const unitColumns = {
  id: units.id,
  position: units.position,
  code: units.code,
  name: units.name,
  lon: units.lon,
  lat: units.lat,
  areaKm2: units.areaKm2,
  measures: units.measures,
};

export function layerRows(db: Database, { orgId }: Actor): LayerRows {
  const ofLayer = (layerId: string) => and(eq(units.orgId, orgId), eq(units.layerId, layerId));
  return {
    list: () => db.select(layerColumns).from(layers).where(eq(layers.orgId, orgId)).orderBy(asc(layers.name)),
    find: async (layerId) => {
      const isLayer = and(eq(layers.orgId, orgId), eq(layers.id, layerId));
      return (await db.select(layerColumns).from(layers).where(isLayer))[0] ?? null;
    },
    units: (layerId, limit, afterPosition) => {
      const after = afterPosition === null ? undefined : gt(units.position, afterPosition);
      const page = db
        .select(unitColumns)
        .from(units)
        .where(and(ofLayer(layerId), after));
      return page.orderBy(asc(units.position)).limit(limit);
    },
    unit: async (layerId, code) => {
      const isUnit = and(ofLayer(layerId), eq(units.code, code));
      return (await db.select(unitColumns).from(units).where(isUnit))[0] ?? null;
    },
    unitIds: async (layerId, codes) => {
      // one array parameter: a list of them would end at 65,535
      const isNamed = sql`${units.code} = ANY (${sql.param([...codes])}::text[])`;
      const found = db.select({ id: units.id, code: units.code }).from(units);
      return new Map((await found.where(and(ofLayer(layerId), isNamed))).map(({ id, code }) => [code, id]));
    },
  };
}
