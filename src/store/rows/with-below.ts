import { type SQL, sql } from "drizzle-orm";

/** Ids of a territory and all below it: an array, so that it is evaluated once and indexes serve. */
export const withBelow = (orgId: string, territoryId: string): SQL => sql`ARRAY(
  WITH RECURSIVE below AS (
    SELECT ${territoryId}::uuid AS id UNION ALL
    SELECT t.id FROM below b JOIN territories t ON t.org_id = ${orgId} AND t.parent_id = b.id AND NOT t.is_removed
  ) SELECT id FROM below)`;
