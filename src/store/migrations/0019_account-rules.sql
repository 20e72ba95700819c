CREATE TABLE "territory_rules" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"territory_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"is_active" boolean NOT NULL,
	"is_inherited" boolean NOT NULL,
	"keeps_families" boolean NOT NULL,
	"items" jsonb NOT NULL,
	"filter" text NOT NULL,
	"account_codes" text[] NOT NULL,
	CONSTRAINT "territory_rules_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "territory_rules_name_unique" UNIQUE("org_id","plan_id","territory_id","name")
);
--> statement-breakpoint
ALTER TABLE "change_sets" ADD COLUMN "rules" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "territory_rules" ADD CONSTRAINT "territory_rules_territory_fk" FOREIGN KEY ("org_id","plan_id","territory_id") REFERENCES "public"."territories"("org_id","plan_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE territory_rules ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE territory_rules FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('CREATE POLICY owner ON territory_rules TO %I USING (true) WITH CHECK (true)', current_user); END $$;
--> statement-breakpoint
CREATE POLICY organisation ON territory_rules TO wilayah_app
  USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)
  WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
-- Rules name accounts of the whole plan: for planners, to read as to write.
CREATE POLICY planners ON territory_rules AS RESTRICTIVE TO wilayah_app
  USING ((SELECT wilayah_sees_all())) WITH CHECK ((SELECT wilayah_sees_all()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON territory_rules TO wilayah_app;
--> statement-breakpoint
-- As before, with the account rules: what later accounts fall by is approved too. A plan without rules keeps its hash.
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
    UNION ALL
    SELECT jsonb_build_array('rule', t.code, r.name, r.kind, r.is_active, r.is_inherited, r.keeps_families, r.items, r.filter,
      r.account_codes)::text FROM territory_rules r
      JOIN territories t ON t.org_id = r.org_id AND t.id = r.territory_id AND NOT t.is_removed
      WHERE r.org_id = wilayah_org() AND r.plan_id = plan
  )
  SELECT encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex') FROM content
    WHERE wilayah_role() IS NOT NULL
$$;
