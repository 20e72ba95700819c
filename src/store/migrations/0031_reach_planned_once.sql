-- How far a member reaches, found by functions whose plans a session keeps: a function in SQL is planned anew at every call,
-- which was most of what a small read of a rep cost. `OFFSET 0` has an override looked up per account of a territory where all
-- overrides of all plans were read.
CREATE OR REPLACE FUNCTION wilayah_role() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT role FROM members WHERE org_id = wilayah_org() AND id = wilayah_member() AND is_active
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_reps() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH RECURSIVE led AS (
      SELECT t.id FROM teams t
      WHERE t.org_id = wilayah_org() AND t.manager_member_id = wilayah_member() AND wilayah_role() = 'manager'
      UNION
      SELECT t.id FROM teams t JOIN led ON t.parent_id = led.id WHERE t.org_id = wilayah_org()
    )
    SELECT coalesce(array_agg(r.id), '{}') FROM reps r
    WHERE r.org_id = wilayah_org() AND wilayah_role() IS NOT NULL
      AND (r.member_id = wilayah_member() OR r.team_id IN (SELECT id FROM led))
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_find_territories() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH RECURSIVE asking AS MATERIALIZED (SELECT wilayah_org() AS org_id, wilayah_today() AS today),
    holding AS MATERIALIZED (
      SELECT e.plan_id FROM asking q
      JOIN plan_effects e ON e.org_id = q.org_id AND e.effective @> q.today AND upper_inf(e.recorded)
    ), granted AS (
      SELECT ra.territory_id AS id FROM asking q
      JOIN rep_assignments ra ON ra.org_id = q.org_id AND ra.rep_id = ANY ((SELECT wilayah_reps())::uuid[]) AND upper_inf(ra.recorded)
      JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id
      JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
      WHERE (p.id IN (SELECT plan_id FROM holding) AND ra.valid @> q.today)
        OR (p.state IN ('in-review', 'approved', 'scheduled') AND (upper_inf(ra.valid) OR upper(ra.valid) > q.today))
      UNION
      SELECT below.id FROM granted g CROSS JOIN LATERAL (
        SELECT t.id FROM asking q JOIN territories t ON t.org_id = q.org_id AND t.parent_id = g.id AND NOT t.is_removed OFFSET 0
      ) below
    )
    SELECT coalesce(array_agg(id), '{}') FROM granted
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_effective_territories() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT coalesce(array_agg(t.id), '{}') FROM territories t
    JOIN plan_effects e ON e.org_id = t.org_id AND e.plan_id = t.plan_id
    WHERE t.org_id = wilayah_org() AND t.id = ANY ((SELECT wilayah_territories())::uuid[])
      AND e.effective @> wilayah_today() AND upper_inf(e.recorded)
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_plans() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH own AS MATERIALIZED (
      SELECT DISTINCT plan_id FROM territories
      WHERE org_id = wilayah_org() AND id = ANY ((SELECT wilayah_territories())::uuid[])
    )
    SELECT coalesce(array_agg(id), '{}') FROM (
      SELECT plan_id AS id FROM own
      UNION
      SELECT p.id FROM own JOIN plan_effects e ON e.org_id = wilayah_org() AND e.plan_id = own.plan_id
        JOIN plans p ON p.org_id = e.org_id AND p.sales_force = e.sales_force
      WHERE e.effective @> wilayah_today() AND upper_inf(e.recorded) AND p.state IN ('in-review', 'approved', 'scheduled')
    ) every
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_sales_forces() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT coalesce(array_agg(DISTINCT sales_force), '{}') FROM plans
    WHERE org_id = wilayah_org() AND id = ANY ((SELECT wilayah_plans())::uuid[])
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_teams() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH RECURSIVE led AS (
      SELECT t.id FROM teams t
      WHERE t.org_id = wilayah_org() AND t.manager_member_id = wilayah_member() AND wilayah_role() = 'manager'
      UNION
      SELECT t.id FROM teams t JOIN led ON t.parent_id = led.id WHERE t.org_id = wilayah_org()
    )
    SELECT coalesce(array_agg(id), '{}') FROM (
      SELECT id FROM led UNION
      SELECT team_id FROM reps WHERE org_id = wilayah_org() AND member_id = wilayah_member() AND team_id IS NOT NULL
        AND wilayah_role() IS NOT NULL
    ) every
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_units() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT coalesce(array_agg(unit_id), '{}') FROM alignment
    WHERE org_id = wilayah_org() AND territory_id = ANY ((SELECT wilayah_effective_territories())::uuid[])
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_vacancies() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH stood_for AS MATERIALIZED (SELECT unnest(wilayah_reps()) AS id)
    SELECT coalesce(array_agg(id), '{}') FROM (
      SELECT id FROM vacancies WHERE org_id = wilayah_org() AND rep_id IN (SELECT id FROM stood_for)
      UNION
      SELECT vacancy_id FROM vacancy_territories WHERE org_id = wilayah_org()
        AND (interim_rep_id IN (SELECT id FROM stood_for) OR successor_rep_id IN (SELECT id FROM stood_for))
    ) every
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wilayah_accounts() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH reach AS MATERIALIZED (SELECT wilayah_org() AS org_id, wilayah_effective_territories() AS territories),
    held AS MATERIALIZED (
      SELECT al.org_id, al.plan_id, al.unit_id FROM reach r
      JOIN alignment al ON al.org_id = r.org_id AND al.territory_id = ANY (r.territories)
    ),
    placed AS MATERIALIZED (
      SELECT h.org_id, h.plan_id, a.id FROM held h CROSS JOIN LATERAL (
        SELECT a.id FROM accounts a WHERE a.org_id = h.org_id AND a.unit_id = h.unit_id OFFSET 0
      ) a
    )
    SELECT coalesce(array_agg(id), '{}') FROM (
      SELECT p.id FROM placed p WHERE NOT EXISTS (
        SELECT FROM overrides o WHERE o.org_id = p.org_id AND o.plan_id = p.plan_id AND o.account_id = p.id OFFSET 0)
      UNION
      SELECT o.account_id FROM reach r JOIN overrides o ON o.org_id = r.org_id AND o.territory_id = ANY (r.territories)
    ) every
  );
END
$$;
