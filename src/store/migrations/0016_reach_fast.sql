CREATE INDEX "overrides_territory_index" ON "overrides" USING btree ("org_id","territory_id");--> statement-breakpoint
-- The accounts a member reaches, from their units on: a join left to the planner read every account of the
-- organisation, for it cannot know how few territories there are. OFFSET 0 keeps it from turning the look-ups round.
CREATE OR REPLACE FUNCTION wilayah_accounts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
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
      SELECT FROM overrides o WHERE o.org_id = p.org_id AND o.plan_id = p.plan_id AND o.account_id = p.id)
    UNION
    SELECT o.account_id FROM reach r JOIN overrides o ON o.org_id = r.org_id AND o.territory_id = ANY (r.territories)
  ) every
$$;
--> statement-breakpoint
-- A list in ANY is walked for every row that is looked at; a sub-select is kept as a hash.
DROP POLICY reach ON accounts;
--> statement-breakpoint
CREATE POLICY reach ON accounts AS RESTRICTIVE FOR SELECT TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR id IN (SELECT unnest((SELECT wilayah_accounts())::uuid[])));
