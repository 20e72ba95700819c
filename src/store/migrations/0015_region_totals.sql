-- Outlines are derived by workers; nobody else writes them.
REVOKE INSERT, UPDATE, DELETE ON territory_shapes FROM wilayah_app;
--> statement-breakpoint
-- Totals of territories above others were nothing so far; from now on they are kept with every change.
WITH RECURSIVE below AS (
  SELECT t.org_id, t.parent_id AS top, t.id FROM territories t WHERE t.parent_id IS NOT NULL
  UNION ALL
  SELECT b.org_id, t.parent_id, b.id FROM below b JOIN territories t ON t.org_id = b.org_id AND t.id = b.top
    WHERE t.parent_id IS NOT NULL
), sums AS (
  SELECT b.org_id, b.top, sum(tt.units) AS units, sum(tt.accounts) AS accounts, sum(tt.revenue) AS revenue,
    sum(tt.potential) AS potential, sum(tt.workload_hours) AS workload_hours
  FROM below b JOIN territory_totals tt ON tt.org_id = b.org_id AND tt.territory_id = b.id GROUP BY 1, 2
), measured AS (
  SELECT org_id, top, jsonb_object_agg(key, total) AS measures FROM (
    SELECT b.org_id, b.top, m.key, sum(m.value::float8) AS total
    FROM below b JOIN territory_totals tt ON tt.org_id = b.org_id AND tt.territory_id = b.id,
      jsonb_each_text(tt.measures) m GROUP BY 1, 2, 3
  ) every GROUP BY 1, 2
)
UPDATE territory_totals tt SET units = s.units, accounts = s.accounts, revenue = s.revenue, potential = s.potential,
  workload_hours = s.workload_hours, measures = coalesce(m.measures, '{}')
FROM sums s LEFT JOIN measured m ON m.org_id = s.org_id AND m.top = s.top
WHERE tt.org_id = s.org_id AND tt.territory_id = s.top;
