import type pg from "pg";
import type { AuditCheck } from "../app/ports/server-world.ts";

/**
 * Recomputes the audit chain of every organisation from its rows. An entry is broken where its number does not follow
 * the one before, its hash is not that of its content, or it does not name the hash before it; the head that the
 * database keeps apart tells when the last entries are missing. One scan, sorted.
 */
export async function checkAuditChains(pool: pg.Pool | pg.PoolClient): Promise<readonly AuditCheck[]> {
  const { rows } = await pool.query<AuditCheck>(`
    WITH linked AS (
      SELECT a.org_id, a.seq,
        row_number() OVER chain AS expected,
        a.seq = row_number() OVER chain
          AND a.hash = audit_hash(a)
          AND a.previous_hash = lag(a.hash, 1, '') OVER chain AS holds
      FROM audit a WINDOW chain AS (PARTITION BY a.org_id ORDER BY a.seq)
    ), chains AS (
      SELECT org_id, count(*) AS entries, max(seq) AS last, min(expected) FILTER (WHERE NOT holds) AS broken
      FROM linked GROUP BY org_id
    )
    SELECT o.org_id AS "orgId", o.name AS organisation, coalesce(c.entries, 0) AS entries,
      CASE
        WHEN c.broken IS NOT NULL THEN c.broken
        WHEN coalesce(c.entries, 0) = coalesce(h.seq, 0) AND h.hash IS NOT DISTINCT FROM a.hash THEN NULL
        WHEN coalesce(c.entries, 0) < coalesce(h.seq, 0) THEN coalesce(c.entries, 0) + 1
        ELSE c.entries
      END AS "brokenAt"
    FROM organisations o
    LEFT JOIN chains c ON c.org_id = o.org_id
    LEFT JOIN audit_heads h ON h.org_id = o.org_id
    LEFT JOIN audit a ON a.org_id = o.org_id AND a.seq = c.last
    ORDER BY o.name, o.org_id`);
  return rows;
}
