-- What the authorization tests found open in the wall of the database.

-- A plan is seen by the reps to whom it grants a territory, not by every member of the organisation; so are the dates it
-- holds and the remarks about it as a whole. Managers see every plan that has left draft: approval follows role.
CREATE FUNCTION wilayah_plans() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT plan_id), '{}') FROM territories
  WHERE org_id = wilayah_org() AND id = ANY (wilayah_territories())
$$;
--> statement-breakpoint
DROP POLICY reach ON plans;
--> statement-breakpoint
CREATE POLICY reach ON plans AS RESTRICTIVE FOR SELECT TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR id = ANY ((SELECT wilayah_plans())::uuid[])
    OR (state <> 'draft' AND (SELECT wilayah_role()) = 'manager') OR rejected_by = (SELECT wilayah_member()));
--> statement-breakpoint
-- A manager approves and rejects plans; they neither make nor remove any.
DROP POLICY writers_insert ON plans;
--> statement-breakpoint
DROP POLICY writers_delete ON plans;
--> statement-breakpoint
CREATE POLICY writers_insert ON plans AS RESTRICTIVE FOR INSERT TO wilayah_app WITH CHECK ((SELECT wilayah_sees_all()));
--> statement-breakpoint
CREATE POLICY writers_delete ON plans AS RESTRICTIVE FOR DELETE TO wilayah_app USING ((SELECT wilayah_sees_all()));
--> statement-breakpoint
-- Nobody writes the log, or makes a key, in another's name.
CREATE POLICY own_name ON audit AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (member_id = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY own_name ON api_keys AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (member_id = (SELECT wilayah_member()));
--> statement-breakpoint
-- News come from the steps of a plan, which no rep takes.
CREATE POLICY writers_insert ON notifications AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK ((SELECT wilayah_role()) IN ('admin', 'sales-ops', 'manager'));
