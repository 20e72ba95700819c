-- What a member reaches, computed once per query. A function inside ANY is called for every row that an index does not
-- lead to, and right after a bulk load no statistics lead to the indexes: a page took minutes. A scalar sub-select is
-- an initial plan, evaluated once whatever way the rows are read.
CREATE OR REPLACE FUNCTION wilayah_territories() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE granted AS (
    SELECT ra.territory_id AS id FROM rep_assignments ra
    JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id
    WHERE ra.org_id = wilayah_org() AND ra.rep_id = ANY ((SELECT wilayah_reps())::uuid[]) AND upper_inf(ra.recorded)
      AND (
        (p.state IN ('active', 'archived') AND ra.valid @> wilayah_today())
        OR (p.state IN ('in-review', 'approved', 'scheduled') AND (upper_inf(ra.valid) OR upper(ra.valid) > wilayah_today()))
      )
    UNION
    SELECT t.id FROM territories t JOIN granted g ON t.parent_id = g.id WHERE t.org_id = wilayah_org()
  )
  SELECT coalesce(array_agg(id), '{}') FROM granted
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_effective_territories() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(t.id), '{}') FROM territories t
  JOIN plan_effects e ON e.org_id = t.org_id AND e.plan_id = t.plan_id
  WHERE t.org_id = wilayah_org() AND t.id = ANY ((SELECT wilayah_territories())::uuid[])
    AND e.effective @> wilayah_today() AND upper_inf(e.recorded)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_accounts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH reach AS MATERIALIZED (SELECT wilayah_effective_territories() AS territories)
  SELECT coalesce(array_agg(id), '{}') FROM (
    SELECT a.id FROM accounts a
    JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id
    LEFT JOIN overrides o ON o.org_id = a.org_id AND o.plan_id = al.plan_id AND o.account_id = a.id
    WHERE a.org_id = wilayah_org() AND al.territory_id = ANY ((SELECT territories FROM reach)::uuid[]) AND o.account_id IS NULL
    UNION
    SELECT o.account_id FROM overrides o
    WHERE o.org_id = wilayah_org() AND o.territory_id = ANY ((SELECT territories FROM reach)::uuid[])
  ) every
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_plans() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT plan_id), '{}') FROM territories
  WHERE org_id = wilayah_org() AND id = ANY ((SELECT wilayah_territories())::uuid[])
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION territory_account_ids(territory uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH granted AS (
    SELECT t.org_id, t.plan_id, t.id FROM territories t WHERE t.org_id = wilayah_org() AND t.id = territory
      AND ((SELECT wilayah_sees_all()) OR t.id = ANY ((SELECT wilayah_territories())::uuid[]))
  )
  SELECT a.id FROM granted g
    JOIN alignment al ON al.org_id = g.org_id AND al.territory_id = g.id
    JOIN accounts a ON a.org_id = g.org_id AND a.unit_id = al.unit_id
    LEFT JOIN overrides o ON o.org_id = g.org_id AND o.plan_id = g.plan_id AND o.account_id = a.id
    WHERE o.account_id IS NULL
  UNION ALL
  SELECT o.account_id FROM granted g
    JOIN overrides o ON o.org_id = g.org_id AND o.plan_id = g.plan_id AND o.territory_id = g.id
$$;
