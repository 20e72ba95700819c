CREATE TABLE "accounts_to_place" (
	"org_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"mark" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "accounts_to_place_org_id_account_id_pk" PRIMARY KEY("org_id","account_id")
);
--> statement-breakpoint
-- Written by the triggers below and emptied by workers, as owner; who sees every account may see which of them wait.
DO $$
BEGIN
  ALTER TABLE accounts_to_place ENABLE ROW LEVEL SECURITY;
  ALTER TABLE accounts_to_place FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY owner ON accounts_to_place TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
--> statement-breakpoint
CREATE POLICY organisation ON accounts_to_place TO wilayah_app
  USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
CREATE POLICY reach ON accounts_to_place AS RESTRICTIVE TO wilayah_app USING ((SELECT wilayah_sees_all()));
--> statement-breakpoint
GRANT SELECT ON accounts_to_place TO wilayah_app;
--> statement-breakpoint
-- Whichever way accounts come and change: by import, undo, API, a new layer. Nothing to do without a plan that holds and has rules.
CREATE FUNCTION note_accounts_to_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO accounts_to_place (org_id, account_id)
  SELECT org_id, id FROM changed WHERE org_id IN (
    SELECT r.org_id FROM territory_rules r JOIN plans p ON p.org_id = r.org_id AND p.id = r.plan_id
    WHERE r.is_active AND p.state = 'active')
  ON CONFLICT (org_id, account_id) DO UPDATE SET mark = gen_random_uuid();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_new AFTER INSERT ON accounts REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_accounts_to_place();
--> statement-breakpoint
CREATE TRIGGER note_changed AFTER UPDATE ON accounts REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_accounts_to_place();
--> statement-breakpoint
-- What came or changed between a plan's approval, which binds where accounts stand, and its first day.
CREATE FUNCTION note_accounts_of_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO accounts_to_place (org_id, account_id)
  SELECT a.org_id, a.id FROM accounts a WHERE a.org_id = NEW.org_id AND a.updated_at >= NEW.approved_at
    AND EXISTS (SELECT FROM territory_rules r WHERE r.org_id = NEW.org_id AND r.plan_id = NEW.id AND r.is_active)
  ON CONFLICT (org_id, account_id) DO UPDATE SET mark = gen_random_uuid();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_accounts AFTER UPDATE OF state ON plans FOR EACH ROW
  WHEN (NEW.state = 'active' AND OLD.state <> 'active') EXECUTE FUNCTION note_accounts_of_plan();
