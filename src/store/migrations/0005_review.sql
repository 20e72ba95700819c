DROP INDEX "challenges_plan_index";--> statement-breakpoint
DROP INDEX "comments_plan_index";--> statement-breakpoint
ALTER TABLE "territory_items" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_one_open_unit" ON "challenges" USING btree ("org_id","territory_id","raised_by","unit_id") WHERE "challenges"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_one_open_account" ON "challenges" USING btree ("org_id","territory_id","raised_by","account_id") WHERE "challenges"."state" = 'open';--> statement-breakpoint
CREATE INDEX "challenges_plan_index" ON "challenges" USING btree ("org_id","plan_id","raised_at");--> statement-breakpoint
CREATE INDEX "comments_plan_index" ON "comments" USING btree ("org_id","plan_id","made_at");--> statement-breakpoint

-- Who writes what of a review, as the second wall behind app/rights/policy.ts: in one's own name, about what is granted.
CREATE POLICY own_name ON challenges AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (raised_by = (SELECT wilayah_member()) AND state = 'open');
--> statement-breakpoint
CREATE POLICY answerers ON challenges AS RESTRICTIVE FOR UPDATE TO wilayah_app USING ((SELECT wilayah_sees_all()));
--> statement-breakpoint
REVOKE DELETE ON challenges FROM wilayah_app;
--> statement-breakpoint
CREATE POLICY granted ON comments AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (made_by = (SELECT wilayah_member()) AND plan_id IN (SELECT id FROM plans)
    AND ((SELECT wilayah_sees_all()) OR territory_id IS NULL OR territory_id = ANY ((SELECT wilayah_territories())::uuid[])));
--> statement-breakpoint
REVOKE UPDATE, DELETE ON comments FROM wilayah_app;
--> statement-breakpoint
CREATE POLICY own_name ON territory_items AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (made_by = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY granted_update ON territory_items AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR territory_id = ANY ((SELECT wilayah_territories())::uuid[]));
--> statement-breakpoint
CREATE POLICY granted_delete ON territory_items AS RESTRICTIVE FOR DELETE TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR territory_id = ANY ((SELECT wilayah_territories())::uuid[]));
--> statement-breakpoint
CREATE POLICY own_only ON notifications AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING (member_id = (SELECT wilayah_member()));
--> statement-breakpoint
REVOKE DELETE ON notifications FROM wilayah_app;
--> statement-breakpoint

-- Ids of the accounts that a granted territory holds in its plan, overrides regarded. Past the policies on purpose: those
-- hide the overrides of a plan that does not hold yet, and without them an account would seem to stand where it does
-- not. What the ids stand for is read under the policies: foreign accounts stay unseen.
CREATE FUNCTION territory_account_ids(territory uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH granted AS (
    SELECT t.org_id, t.plan_id, t.id FROM territories t WHERE t.org_id = wilayah_org() AND t.id = territory
      AND (wilayah_sees_all() OR t.id = ANY (wilayah_territories()))
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
