import { sql } from "drizzle-orm";
import type { CatalogueRows } from "../../app/ports/rows/catalogue.ts";
import type { Database } from "../transact.ts";
import { keepTotals, lockTotals } from "./keep-totals.ts";

/** So many of what uses a layer are named. */
const NAMED = 20;

/** What changes layers that stand, and the accounts in them. */
export function layerChanges(
  db: Database,
  orgId: string,
): Pick<CatalogueRows, "changeUnits" | "useOfLayer" | "removeLayer" | "accountsToPlace" | "placeAccounts"> {
  const named = async (query: ReturnType<typeof sql>) =>
    (await db.execute<{ name: string }>(query)).rows.map(({ name }) => name);
  return {
    changeUnits: async (changes) => {
      // as JSON: arrays of arrays would have to be rectangular
      const rows = sql.param(JSON.stringify(changes));
      // measures of units are summed in the totals of the territories that hold them, in every plan
      await lockTotals(db, orgId, "alone");
      const choice = { planId: null, unitIds: changes.map(({ unitId }) => unitId), accountIds: [] };
      await keepTotals(db, orgId, choice, async () => {
        await db.execute(sql`
        UPDATE units u SET name = coalesce(c.name, u.name),
          measures = (u.measures - ARRAY(SELECT jsonb_array_elements_text(c.drop))) || c.set
        FROM jsonb_to_recordset(${rows}::jsonb) AS c ("unitId" uuid, name text, set jsonb, drop jsonb)
        WHERE u.org_id = ${orgId} AND u.id = c."unitId"`);
      });
    },
    useOfLayer: async (layerId, placedAt) => {
      const inLayer = sql`unit_id IN (SELECT id FROM units WHERE org_id = ${orgId} AND layer_id = ${layerId})`;
      return {
        plans: await named(sql`SELECT name FROM plans WHERE org_id = ${orgId} AND layer_id = ${layerId}
          ORDER BY name LIMIT ${NAMED}`),
        accounts: await named(sql`SELECT code AS name FROM accounts WHERE org_id = ${orgId} AND ${inLayer}
          AND updated_at IS DISTINCT FROM ${placedAt?.toISOString() ?? null}::timestamptz ORDER BY code LIMIT ${NAMED}`),
        leads:
          await named(sql`SELECT coalesce(code, name) AS name FROM leads WHERE org_id = ${orgId} AND ${inLayer}
          ORDER BY 1 LIMIT ${NAMED}`),
      };
    },
    removeLayer: async (layerId) => {
      const ofLayer = sql`org_id = ${orgId} AND layer_id = ${layerId}`;
      await db.execute(sql`UPDATE accounts SET unit_id = NULL, version = version + 1
        WHERE org_id = ${orgId} AND unit_id IN (SELECT id FROM units WHERE ${ofLayer})`);
      await db.execute(sql`DELETE FROM adjacency WHERE ${ofLayer}`);
      await db.execute(sql`DELETE FROM units WHERE ${ofLayer}`);
      await db.execute(sql`DELETE FROM layer_topologies WHERE ${ofLayer}`);
      await db.execute(sql`DELETE FROM layers WHERE org_id = ${orgId} AND id = ${layerId}`);
    },
    accountsToPlace: async () => {
      const { rows } = await db.execute<{ id: string; lon: number; lat: number }>(sql`
        SELECT id, lon, lat FROM accounts
        WHERE org_id = ${orgId} AND unit_id IS NULL AND lon IS NOT NULL AND lat IS NOT NULL ORDER BY code`);
      return rows;
    },
    placeAccounts: async (places, at) => {
      const ids = sql.param(places.map(({ accountId }) => accountId));
      const unitIds = sql.param(places.map(({ unitId }) => unitId));
      await db.execute(sql`
        UPDATE accounts a SET unit_id = p.unit_id, version = a.version + 1, updated_at = ${at.toISOString()}::timestamptz
        FROM unnest(${ids}::uuid[], ${unitIds}::uuid[]) AS p (account_id, unit_id)
        WHERE a.org_id = ${orgId} AND a.id = p.account_id`);
    },
  };
}
