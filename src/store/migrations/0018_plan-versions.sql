ALTER TABLE "territories" DROP CONSTRAINT "territories_code_unique";--> statement-breakpoint
ALTER TABLE "change_sets" ADD COLUMN "territories" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "is_removed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_effects" ADD COLUMN "plan_version" integer;--> statement-breakpoint
-- What was scheduled until now: the last version that stood when the effect was recorded.
UPDATE plan_effects e SET plan_version = coalesce(
  (SELECT max(c.version) FROM change_sets c
    WHERE c.org_id = e.org_id AND c.plan_id = e.plan_id AND c.made_at <= lower(e.recorded)),
  (SELECT p.version FROM plans p WHERE p.org_id = e.org_id AND p.id = e.plan_id));--> statement-breakpoint
ALTER TABLE "plan_effects" ALTER COLUMN "plan_version" SET NOT NULL;--> statement-breakpoint
-- A code is taken by a territory that stands; deferrable, so that one statement may swap two codes.
ALTER TABLE territories ADD CONSTRAINT territories_code_unique
  EXCLUDE USING btree (org_id WITH =, plan_id WITH =, code WITH =) WHERE (NOT is_removed) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint

-- Territories granted: assignments that hold today in a plan that holds today by the calendar, or that a plan under way
-- foresees, and the territories below. A plan that no longer holds grants nothing, whatever its assignments say.
CREATE OR REPLACE FUNCTION wilayah_territories() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE holding AS MATERIALIZED (
    SELECT plan_id FROM plan_effects
    WHERE org_id = wilayah_org() AND effective @> wilayah_today() AND upper_inf(recorded)
  ), granted AS (
    SELECT ra.territory_id AS id FROM rep_assignments ra
    JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id
    JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
    WHERE ra.org_id = wilayah_org() AND ra.rep_id = ANY ((SELECT wilayah_reps())::uuid[]) AND upper_inf(ra.recorded)
      AND (
        (p.id IN (SELECT plan_id FROM holding) AND ra.valid @> wilayah_today())
        OR (p.state IN ('in-review', 'approved', 'scheduled') AND (upper_inf(ra.valid) OR upper(ra.valid) > wilayah_today()))
      )
    UNION
    SELECT t.id FROM territories t JOIN granted g ON t.parent_id = g.id WHERE t.org_id = wilayah_org() AND NOT t.is_removed
  )
  SELECT coalesce(array_agg(id), '{}') FROM granted
$$;
--> statement-breakpoint
-- Besides the plans that grant a territory: those under way for a sales force in which the member has one today. Who is
-- left without a territory by them is to see that; of their content it shows nothing.
CREATE OR REPLACE FUNCTION wilayah_plans() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
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
$$;
--> statement-breakpoint
-- As before, without territories that have been removed.
CREATE OR REPLACE FUNCTION plan_content_hash(plan uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH content AS (
    SELECT jsonb_build_array('plan', p.sales_force, p.layer_id)::text AS line FROM plans p
      WHERE p.org_id = wilayah_org() AND p.id = plan
    UNION ALL
    SELECT jsonb_build_array('territory', t.code, t.name, parent.code, t.share)::text FROM territories t
      LEFT JOIN territories parent ON parent.org_id = t.org_id AND parent.id = t.parent_id
      WHERE t.org_id = wilayah_org() AND t.plan_id = plan AND NOT t.is_removed
    UNION ALL
    SELECT jsonb_build_array('unit', u.code, t.code)::text FROM alignment a
      JOIN units u ON u.org_id = a.org_id AND u.id = a.unit_id
      JOIN territories t ON t.org_id = a.org_id AND t.id = a.territory_id
      WHERE a.org_id = wilayah_org() AND a.plan_id = plan
    UNION ALL
    SELECT jsonb_build_array('account', c.code, t.code, o.cause)::text FROM overrides o
      JOIN accounts c ON c.org_id = o.org_id AND c.id = o.account_id
      JOIN territories t ON t.org_id = o.org_id AND t.id = o.territory_id
      WHERE o.org_id = wilayah_org() AND o.plan_id = plan
    UNION ALL
    SELECT jsonb_build_array('rep', r.code, t.code, ra.role, lower(ra.valid), upper(ra.valid))::text FROM rep_assignments ra
      JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
      JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id AND NOT t.is_removed
      WHERE ra.org_id = wilayah_org() AND ra.plan_id = plan AND upper_inf(ra.recorded)
  )
  SELECT encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex') FROM content
    WHERE wilayah_role() IS NOT NULL
$$;
--> statement-breakpoint

-- Where a unit stood in a version of a plan: what the first later change found, else where it stands now. Past the
-- policies, because the log is shown to planners only; what is given away is within reach.
CREATE FUNCTION plan_unit_territory(plan uuid, at_version integer, unit uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH later AS (
    SELECT (m->>'from')::uuid AS territory FROM change_sets c CROSS JOIN LATERAL jsonb_array_elements(c.moves) m
    WHERE c.org_id = wilayah_org() AND c.plan_id = plan AND c.version > at_version AND m->>'unitId' = unit::text
    ORDER BY c.version LIMIT 1
  )
  SELECT CASE WHEN EXISTS (SELECT FROM later) THEN (SELECT territory FROM later)
    ELSE (SELECT territory_id FROM alignment WHERE org_id = wilayah_org() AND plan_id = plan AND unit_id = unit) END
$$;
--> statement-breakpoint
-- The same for an account's override; null: it had none.
CREATE FUNCTION plan_override_territory(plan uuid, at_version integer, account uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH later AS (
    SELECT (m->>'from')::uuid AS territory FROM change_sets c CROSS JOIN LATERAL jsonb_array_elements(c.moves) m
    WHERE c.org_id = wilayah_org() AND c.plan_id = plan AND c.version > at_version AND m->>'accountId' = account::text
    ORDER BY c.version LIMIT 1
  )
  SELECT CASE WHEN EXISTS (SELECT FROM later) THEN (SELECT territory FROM later)
    ELSE (SELECT territory_id FROM overrides WHERE org_id = wilayah_org() AND plan_id = plan AND account_id = account) END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION plan_unit_territory(uuid, integer, uuid) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION plan_override_territory(uuid, integer, uuid) FROM PUBLIC;
--> statement-breakpoint
-- The territory of a unit or of an account (the other one null) in a version of a plan, called as it was called then.
CREATE FUNCTION plan_placement(plan uuid, at_version integer, unit uuid, account uuid)
RETURNS TABLE ("territoryId" uuid, "territoryCode" text, "territoryName" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH place AS (
    SELECT CASE WHEN account IS NULL THEN plan_unit_territory(plan, at_version, unit)
      ELSE coalesce(plan_override_territory(plan, at_version, account),
        plan_unit_territory(plan, at_version, (SELECT unit_id FROM accounts WHERE org_id = wilayah_org() AND id = account)))
      END AS id
  ), named AS (
    SELECT ch->'before'->>'code' AS code, ch->'before'->>'name' AS name
    FROM change_sets c CROSS JOIN LATERAL jsonb_array_elements(c.territories) ch, place
    WHERE c.org_id = wilayah_org() AND c.plan_id = plan AND c.version > at_version AND ch->>'territoryId' = place.id::text
      AND ch->'before' <> 'null'
    ORDER BY c.version LIMIT 1
  )
  SELECT t.id, coalesce((SELECT code FROM named), t.code), coalesce((SELECT name FROM named), t.name)
  FROM place JOIN territories t ON t.org_id = wilayah_org() AND t.plan_id = plan AND t.id = place.id
  WHERE wilayah_role() IS NOT NULL AND (wilayah_sees_all() OR t.id = ANY ((SELECT wilayah_territories())::uuid[]))
$$;
