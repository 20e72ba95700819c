CREATE TABLE "activities" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"direction" text DEFAULT 'outbound' NOT NULL,
	"rep_id" uuid NOT NULL,
	"account_id" uuid,
	"lead_id" uuid,
	"opportunity_id" uuid,
	"day" date NOT NULL,
	"planned_on" date,
	"planned_position" integer,
	"done_at" timestamp with time zone,
	"duration_minutes" integer,
	"outcome" text,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activities_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "activities_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"metric" text,
	"unit" text,
	"baseline" double precision,
	"target" double precision,
	"rubric" text,
	"territory_id" uuid,
	"team_id" uuid,
	"rep_id" uuid,
	"account_id" uuid,
	"product_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"owner_member_id" uuid,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "goals_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"origin" text,
	"account_id" uuid,
	"unit_id" uuid,
	"rep_id" uuid,
	"state" text NOT NULL,
	"created_on" date NOT NULL,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "leads_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "leads_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "opportunities" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"account_id" uuid,
	"lead_id" uuid,
	"product_id" uuid,
	"rep_id" uuid,
	"stage" text NOT NULL,
	"amount" double precision NOT NULL,
	"probability" double precision,
	"created_on" date NOT NULL,
	"expected_close_on" date,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opportunities_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "opportunities_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "opportunity_stages" (
	"org_id" uuid NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"stage" text NOT NULL,
	"entered_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opportunity_stages_org_id_opportunity_id_number_pk" PRIMARY KEY("org_id","opportunity_id","number")
);
--> statement-breakpoint
CREATE TABLE "costs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text,
	"account_id" uuid,
	"rep_id" uuid,
	"kind" text NOT NULL,
	"incurred_on" date NOT NULL,
	"amount" double precision NOT NULL,
	CONSTRAINT "costs_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "costs_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"category" text,
	"unit_price" double precision,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "products_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "products_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "sales" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text,
	"account_id" uuid NOT NULL,
	"product_id" uuid,
	"rep_id" uuid,
	"sold_on" date NOT NULL,
	"quantity" double precision,
	"amount" double precision NOT NULL,
	"goods_cost" double precision,
	CONSTRAINT "sales_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "sales_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_lead_fk" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_opportunity_fk" FOREIGN KEY ("org_id","opportunity_id") REFERENCES "public"."opportunities"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_territory_fk" FOREIGN KEY ("org_id","territory_id") REFERENCES "public"."territories"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_team_fk" FOREIGN KEY ("org_id","team_id") REFERENCES "public"."teams"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_product_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."products"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_owner_fk" FOREIGN KEY ("org_id","owner_member_id") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_author_fk" FOREIGN KEY ("org_id","made_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_unit_fk" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_lead_fk" FOREIGN KEY ("org_id","lead_id") REFERENCES "public"."leads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_product_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."products"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity_stages" ADD CONSTRAINT "opportunity_stages_opportunity_fk" FOREIGN KEY ("org_id","opportunity_id") REFERENCES "public"."opportunities"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity_stages" ADD CONSTRAINT "opportunity_stages_author_fk" FOREIGN KEY ("org_id","made_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "costs" ADD CONSTRAINT "costs_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "costs" ADD CONSTRAINT "costs_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_product_fk" FOREIGN KEY ("org_id","product_id") REFERENCES "public"."products"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_date_index" ON "activities" USING btree ("org_id","day","id");--> statement-breakpoint
CREATE INDEX "activities_account_index" ON "activities" USING btree ("org_id","account_id","day");--> statement-breakpoint
CREATE INDEX "activities_rep_index" ON "activities" USING btree ("org_id","rep_id","day");--> statement-breakpoint
CREATE INDEX "goals_date_index" ON "goals" USING btree ("org_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "leads_date_index" ON "leads" USING btree ("org_id","created_on","id");--> statement-breakpoint
CREATE INDEX "leads_account_index" ON "leads" USING btree ("org_id","account_id");--> statement-breakpoint
CREATE INDEX "opportunities_date_index" ON "opportunities" USING btree ("org_id","created_on","id");--> statement-breakpoint
CREATE INDEX "opportunities_account_index" ON "opportunities" USING btree ("org_id","account_id");--> statement-breakpoint
CREATE INDEX "opportunities_lead_index" ON "opportunities" USING btree ("org_id","lead_id");--> statement-breakpoint
CREATE INDEX "costs_account_index" ON "costs" USING btree ("org_id","account_id","incurred_on");--> statement-breakpoint
CREATE INDEX "costs_date_index" ON "costs" USING btree ("org_id","incurred_on","id");--> statement-breakpoint
CREATE INDEX "sales_account_index" ON "sales" USING btree ("org_id","account_id","sold_on");--> statement-breakpoint
CREATE INDEX "sales_date_index" ON "sales" USING btree ("org_id","sold_on","id");--> statement-breakpoint

-- What Drizzle's schema cannot say.
ALTER TABLE opportunities ADD CONSTRAINT opportunities_closed_on_a_date
  CHECK ((stage IN ('won', 'lost', 'no-decision')) = (closed_on IS NOT NULL));
--> statement-breakpoint
ALTER TABLE leads ADD CONSTRAINT leads_closed_on_a_date CHECK ((state <> 'open') = (closed_on IS NOT NULL));
--> statement-breakpoint
ALTER TABLE goals ADD CONSTRAINT goals_period CHECK (starts_on < ends_on);
--> statement-breakpoint
ALTER TABLE goals ADD CONSTRAINT goals_are_of_a_kind CHECK (CASE kind
  WHEN 'quantitative' THEN num_nulls(metric, unit, target) = 0 AND rubric IS NULL
  ELSE num_nonnulls(metric, unit, baseline, target) = 0 AND rubric IS NOT NULL END);
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['products', 'leads', 'opportunities', 'opportunity_stages', 'sales', 'costs', 'activities', 'goals'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
    EXECUTE format('CREATE POLICY organisation ON %I TO wilayah_app USING (org_id = (SELECT wilayah_org())
      AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON products, sales, costs, goals TO wilayah_app;
--> statement-breakpoint
-- What somebody worked on is closed or called off, not removed.
GRANT SELECT, INSERT, UPDATE ON leads, opportunities, activities TO wilayah_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON opportunity_stages TO wilayah_app;
--> statement-breakpoint

-- Units of the territories that hold today: where leads without an account fall.
CREATE FUNCTION wilayah_units() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(unit_id), '{}') FROM alignment
  WHERE org_id = wilayah_org() AND territory_id = ANY ((SELECT wilayah_effective_territories())::uuid[])
$$;
--> statement-breakpoint
-- Who sees an account sees what happened there, and a rep what they sold or did themselves: the union of the territory
-- and the role hierarchy. The reach is unnested into a sub-select, which is hashed once per query: an array would be
-- searched from its start for every row.
DO $$
DECLARE
  r record;
  accounts text := 'account_id IN (SELECT unnest(wilayah_accounts()))';
  reps text := 'rep_id IN (SELECT unnest(wilayah_reps()))';
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('sales', accounts || ' OR ' || reps),
    ('costs', accounts || ' OR ' || reps),
    ('opportunities', accounts || ' OR ' || reps),
    ('activities', accounts || ' OR ' || reps),
    ('leads', accounts || ' OR ' || reps || ' OR (account_id IS NULL AND unit_id IN (SELECT unnest(wilayah_units())))'),
    -- each opportunity by its own policy
    ('opportunity_stages', 'EXISTS (SELECT FROM opportunities o WHERE o.org_id = opportunity_stages.org_id AND o.id = opportunity_id)'),
    -- everything that a goal names must be within reach; what concerns the whole organisation is for those who see it
    ('goals', 'num_nonnulls(territory_id, team_id, rep_id, account_id) > 0
      AND (territory_id IS NULL OR territory_id IN (SELECT unnest(wilayah_territories())))
      AND (team_id IS NULL OR team_id IN (SELECT unnest(wilayah_teams())))
      AND (rep_id IS NULL OR ' || reps || ') AND (account_id IS NULL OR ' || accounts || ')')
  ) AS v (name, reach)
  LOOP
    EXECUTE format('CREATE POLICY reach ON %I AS RESTRICTIVE TO wilayah_app
      USING ((SELECT wilayah_sees_all()) OR (%s))', r.name, r.reach);
  END LOOP;
END $$;
--> statement-breakpoint
-- Who writes, as the second wall behind app/rights/policy.ts; the reach above holds for writing too.
DO $$
DECLARE r record; c text;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('products', '{admin,sales-ops}'), ('sales', '{admin,sales-ops}'), ('costs', '{admin,sales-ops}'),
    ('goals', '{admin,sales-ops,manager}')
  ) AS v (name, roles)
  LOOP
    FOREACH c IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format('CREATE POLICY writers_%s ON %I AS RESTRICTIVE FOR %s TO wilayah_app %s ((SELECT wilayah_role()) = ANY (%L::text[]))',
        lower(c), r.name, c, CASE c WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, r.roles);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- Nobody gives work, or takes the credit for it, in the name of a rep out of their reach.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['leads', 'opportunities', 'activities'] LOOP
    EXECUTE format('CREATE POLICY own_reps ON %I AS RESTRICTIVE FOR INSERT TO wilayah_app
      WITH CHECK ((SELECT wilayah_sees_all()) OR rep_id IS NULL OR rep_id IN (SELECT unnest(wilayah_reps())))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY own_name ON opportunity_stages AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (made_by = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY own_name ON goals AS RESTRICTIVE FOR INSERT TO wilayah_app WITH CHECK (made_by = (SELECT wilayah_member()));
