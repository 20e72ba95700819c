-- A manager sees the plans that have left draft of the sales forces in which somebody of theirs works, today or by a plan
-- under way: enough to approve what concerns them, and nothing of what other sales forces plan.
CREATE FUNCTION wilayah_sales_forces() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT sales_force), '{}') FROM plans
  WHERE org_id = wilayah_org() AND id = ANY ((SELECT wilayah_plans())::uuid[])
$$;
--> statement-breakpoint
DROP POLICY reach ON plans;
--> statement-breakpoint
CREATE POLICY reach ON plans AS RESTRICTIVE FOR SELECT TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR id = ANY ((SELECT wilayah_plans())::uuid[])
    OR (state <> 'draft' AND (SELECT wilayah_role()) = 'manager'
      AND sales_force = ANY ((SELECT wilayah_sales_forces())::text[]))
    OR rejected_by = (SELECT wilayah_member()));
