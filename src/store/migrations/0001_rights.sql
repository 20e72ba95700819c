-- What Drizzle's schema cannot say: exclusion constraints, the application's role, row-level security, the audit chain.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- At most one plan per sales force at any date, as known at any instant.
ALTER TABLE plan_effects ADD CONSTRAINT plan_effects_one_at_a_time
  EXCLUDE USING gist (org_id WITH =, sales_force WITH =, effective WITH &&, recorded WITH &&);
--> statement-breakpoint
-- One primary rep per territory and date; the same rep is not assigned twice to one territory.
ALTER TABLE rep_assignments ADD CONSTRAINT rep_assignments_one_primary
  EXCLUDE USING gist (org_id WITH =, territory_id WITH =, valid WITH &&, recorded WITH &&) WHERE (role = 'primary');
--> statement-breakpoint
ALTER TABLE rep_assignments ADD CONSTRAINT rep_assignments_not_twice
  EXCLUDE USING gist (org_id WITH =, territory_id WITH =, rep_id WITH =, valid WITH &&, recorded WITH &&);
--> statement-breakpoint
ALTER TABLE challenges ADD CONSTRAINT challenges_one_object CHECK (num_nonnulls(unit_id, account_id) = 1);
--> statement-breakpoint
ALTER TABLE challenges ADD CONSTRAINT challenges_has_reason CHECK (length(trim(reason)) > 0);
--> statement-breakpoint
ALTER TABLE teams ADD CONSTRAINT teams_manager_fk
  FOREIGN KEY (org_id, manager_member_id) REFERENCES members (org_id, id);
--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE wilayah_app NOLOGIN NOBYPASSRLS;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('GRANT wilayah_app TO %I', current_user); END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO wilayah_app;
--> statement-breakpoint

-- Who asks, as the transaction says (SET LOCAL). After a transaction a custom setting reads '' and not NULL: fails closed.
CREATE FUNCTION wilayah_org() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('wilayah.org_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION wilayah_member() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('wilayah.member_id', true), '')::uuid $$;
--> statement-breakpoint
-- The member's role as stored, not as claimed: a demoted or deactivated member has lost it at once.
CREATE FUNCTION wilayah_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT role FROM members WHERE org_id = wilayah_org() AND id = wilayah_member() AND is_active $$;
--> statement-breakpoint
CREATE FUNCTION wilayah_today() RETURNS date LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('wilayah.today', true), '')::date $$;
--> statement-breakpoint
CREATE FUNCTION wilayah_sees_all() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT coalesce(wilayah_role() IN ('admin', 'sales-ops'), false) $$;
--> statement-breakpoint

-- Reps the member stands for: their own row, and for a manager everyone in the teams they lead and below.
CREATE FUNCTION wilayah_reps() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE led AS (
    SELECT t.id FROM teams t
    WHERE t.org_id = wilayah_org() AND t.manager_member_id = wilayah_member() AND wilayah_role() = 'manager'
    UNION
    SELECT t.id FROM teams t JOIN led ON t.parent_id = led.id WHERE t.org_id = wilayah_org()
  )
  SELECT coalesce(array_agg(r.id), '{}') FROM reps r
  WHERE r.org_id = wilayah_org() AND wilayah_role() IS NOT NULL
    AND (r.member_id = wilayah_member() OR r.team_id IN (SELECT id FROM led))
$$;
--> statement-breakpoint
-- Teams the member belongs to or leads, and all below those led.
CREATE FUNCTION wilayah_teams() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
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
$$;
--> statement-breakpoint
-- Territories granted: assignments of those reps that hold today, or that a plan under way foresees, and the
-- territories below. Drafts grant nothing to anybody.
CREATE FUNCTION wilayah_territories() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE granted AS (
    SELECT ra.territory_id AS id FROM rep_assignments ra
    JOIN plans p ON p.org_id = ra.org_id AND p.id = ra.plan_id
    WHERE ra.org_id = wilayah_org() AND ra.rep_id = ANY (wilayah_reps()) AND upper_inf(ra.recorded)
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
-- Of those, the ones whose plan holds today: only they open accounts.
CREATE FUNCTION wilayah_effective_territories() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(t.id), '{}') FROM territories t
  JOIN plan_effects e ON e.org_id = t.org_id AND e.plan_id = t.plan_id
  WHERE t.org_id = wilayah_org() AND t.id = ANY (wilayah_territories())
    AND e.effective @> wilayah_today() AND upper_inf(e.recorded)
$$;
--> statement-breakpoint
-- Accounts of those territories: by geography unless overridden in that plan, or by override.
CREATE FUNCTION wilayah_accounts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(id), '{}') FROM (
    SELECT a.id FROM accounts a
    JOIN alignment al ON al.org_id = a.org_id AND al.unit_id = a.unit_id
    LEFT JOIN overrides o ON o.org_id = a.org_id AND o.plan_id = al.plan_id AND o.account_id = a.id
    WHERE a.org_id = wilayah_org() AND al.territory_id = ANY (wilayah_effective_territories()) AND o.account_id IS NULL
    UNION
    SELECT o.account_id FROM overrides o
    WHERE o.org_id = wilayah_org() AND o.territory_id = ANY (wilayah_effective_territories())
  ) every
$$;
--> statement-breakpoint

-- Every tenant table: the owner (migrations, sign-in, job workers) passes; the application's role sees its organisation only.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
           WHERE n.nspname = 'public' AND c.relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
    EXECUTE format('CREATE POLICY organisation ON %I TO wilayah_app USING (org_id = (SELECT wilayah_org())
      AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO wilayah_app', t);
  END LOOP;
END $$;
--> statement-breakpoint

-- Which rows a manager or rep sees.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('territories', 'id = ANY ((SELECT wilayah_territories())::uuid[])'),
    ('territory_totals', 'territory_id = ANY ((SELECT wilayah_territories())::uuid[])'),
    ('alignment', 'territory_id = ANY ((SELECT wilayah_territories())::uuid[])'),
    ('rep_assignments', 'territory_id = ANY ((SELECT wilayah_territories())::uuid[])'),
    ('territory_items', 'territory_id = ANY ((SELECT wilayah_territories())::uuid[])'),
    ('challenges', 'territory_id = ANY ((SELECT wilayah_territories())::uuid[])'),
    ('overrides', 'territory_id = ANY ((SELECT wilayah_effective_territories())::uuid[])'),
    ('comments', '(territory_id IS NULL OR territory_id = ANY ((SELECT wilayah_territories())::uuid[])) AND plan_id IN (SELECT id FROM plans)'),
    ('accounts', 'id = ANY ((SELECT wilayah_accounts())::uuid[])'),
    ('reps', 'id = ANY ((SELECT wilayah_reps())::uuid[])'),
    ('teams', 'id = ANY ((SELECT wilayah_teams())::uuid[])'),
    ('members', 'id = (SELECT wilayah_member()) OR id IN (SELECT member_id FROM reps)'),
    ('plans', 'state <> ''draft'''),
    ('plan_effects', 'plan_id IN (SELECT id FROM plans)'),
    ('change_sets', 'false')
  ) AS v (name, reach)
  LOOP
    EXECUTE format('CREATE POLICY reach ON %I AS RESTRICTIVE FOR SELECT TO wilayah_app
      USING ((SELECT wilayah_sees_all()) OR (%s))', r.name, r.reach);
  END LOOP;
END $$;
--> statement-breakpoint
-- One's own rows only, whatever the role.
CREATE POLICY reach ON notifications AS RESTRICTIVE FOR SELECT TO wilayah_app USING (member_id = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY reach ON idempotency_keys AS RESTRICTIVE TO wilayah_app USING (member_id = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY reach ON api_keys AS RESTRICTIVE TO wilayah_app
  USING (member_id = (SELECT wilayah_member()) OR (SELECT wilayah_role()) = 'admin');
--> statement-breakpoint
CREATE POLICY reach ON jobs AS RESTRICTIVE TO wilayah_app
  USING (created_by = (SELECT wilayah_member()) OR (SELECT wilayah_sees_all()));
--> statement-breakpoint
-- Every member writes the audit log; only an admin reads it.
CREATE POLICY reach ON audit AS RESTRICTIVE FOR SELECT TO wilayah_app USING ((SELECT wilayah_role()) = 'admin');
--> statement-breakpoint
REVOKE UPDATE, DELETE ON audit FROM wilayah_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON change_sets FROM wilayah_app;
--> statement-breakpoint

-- Who writes, as the second wall behind app/rights/policy.ts.
DO $$
DECLARE r record; c text;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('organisations', '{admin}'), ('members', '{admin}'), ('teams', '{admin}'),
    ('reps', '{admin,sales-ops}'), ('layers', '{admin,sales-ops}'), ('layer_topologies', '{admin,sales-ops}'),
    ('units', '{admin,sales-ops}'), ('adjacency', '{admin,sales-ops}'), ('accounts', '{admin,sales-ops}'),
    ('plans', '{admin,sales-ops,manager}'), ('plan_effects', '{admin,sales-ops}'), ('territories', '{admin,sales-ops}'),
    ('alignment', '{admin,sales-ops}'), ('change_sets', '{admin,sales-ops}'), ('overrides', '{admin,sales-ops}'),
    ('rep_assignments', '{admin,sales-ops}'), ('territory_totals', '{admin,sales-ops}')
  ) AS v (name, roles)
  LOOP
    FOREACH c IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format('CREATE POLICY writers_%s ON %I AS RESTRICTIVE FOR %s TO wilayah_app %s ((SELECT wilayah_role()) = ANY (%L::text[]))',
        lower(c), r.name, c, CASE c WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, r.roles);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- A manager or rep writes only about territories that are granted.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['challenges', 'territory_items'] LOOP
    EXECUTE format('CREATE POLICY granted ON %I AS RESTRICTIVE FOR INSERT TO wilayah_app
      WITH CHECK ((SELECT wilayah_sees_all()) OR territory_id = ANY ((SELECT wilayah_territories())::uuid[]))', t);
  END LOOP;
END $$;
--> statement-breakpoint

-- The audit chain: numbers without gaps per organisation, each hash over the row and the hash before it.
CREATE TABLE audit_heads (
  org_id uuid PRIMARY KEY,
  seq bigint NOT NULL,
  hash text NOT NULL
);
--> statement-breakpoint
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('CREATE POLICY owner ON audit_heads TO %I USING (true) WITH CHECK (true)', current_user); END $$;
--> statement-breakpoint
CREATE FUNCTION audit_hash(a audit) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT encode(sha256(convert_to(concat_ws(E'\n', a.previous_hash, a.org_id, a.seq,
    extract(epoch FROM a.at)::text, coalesce(a.member_id::text, '-'), a.action, a.object_kind, a.object_id, a.detail::text), 'UTF8')), 'hex') $$;
--> statement-breakpoint
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE head audit_heads;
BEGIN
  INSERT INTO audit_heads VALUES (NEW.org_id, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_heads WHERE org_id = NEW.org_id FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_heads SET seq = NEW.seq, hash = NEW.hash WHERE org_id = NEW.org_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_chain BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_chain();
--> statement-breakpoint
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
