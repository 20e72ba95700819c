CREATE TABLE "swot_items" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"aspect" text NOT NULL,
	"body" text NOT NULL,
	"metric" text,
	"account_id" uuid,
	"territory_id" uuid,
	"team_id" uuid,
	"action" text,
	"owner_member_id" uuid,
	"due_on" date,
	"done_on" date,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "swot_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "swot_items" ADD CONSTRAINT "swot_items_account_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."accounts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swot_items" ADD CONSTRAINT "swot_items_territory_fk" FOREIGN KEY ("org_id","territory_id") REFERENCES "public"."territories"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swot_items" ADD CONSTRAINT "swot_items_team_fk" FOREIGN KEY ("org_id","team_id") REFERENCES "public"."teams"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swot_items" ADD CONSTRAINT "swot_items_owner_fk" FOREIGN KEY ("org_id","owner_member_id") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "swot_items" ADD CONSTRAINT "swot_items_author_fk" FOREIGN KEY ("org_id","made_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "swot_items_instant_index" ON "swot_items" USING btree ("org_id","made_at","id");--> statement-breakpoint
-- An item shows in a figure or at an account; what is done about it has an owner and a date.
ALTER TABLE swot_items ADD CONSTRAINT swot_items_show_somewhere CHECK (num_nonnulls(metric, account_id) > 0);
--> statement-breakpoint
ALTER TABLE swot_items ADD CONSTRAINT swot_items_act_by_somebody CHECK (num_nulls(action, owner_member_id, due_on) IN (0, 3)
  AND (done_on IS NULL OR action IS NOT NULL));
--> statement-breakpoint
ALTER TABLE swot_items ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE swot_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('CREATE POLICY owner ON swot_items TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
--> statement-breakpoint
CREATE POLICY organisation ON swot_items TO wilayah_app
  USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)
  WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON swot_items TO wilayah_app;
--> statement-breakpoint
-- As a goal's: everything that it names must be within reach; what concerns the whole organisation is for those who see it.
CREATE POLICY reach ON swot_items AS RESTRICTIVE TO wilayah_app USING ((SELECT wilayah_sees_all())
  OR (num_nonnulls(territory_id, team_id, account_id) > 0
    AND (territory_id IS NULL OR territory_id IN (SELECT unnest(wilayah_territories())))
    AND (team_id IS NULL OR team_id IN (SELECT unnest(wilayah_teams())))
    AND (account_id IS NULL OR account_id IN (SELECT unnest(wilayah_accounts())))));
--> statement-breakpoint
CREATE POLICY writers_insert ON swot_items AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]));
--> statement-breakpoint
CREATE POLICY writers_update ON swot_items AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]));
--> statement-breakpoint
CREATE POLICY writers_delete ON swot_items AS RESTRICTIVE FOR DELETE TO wilayah_app
  USING ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]));
--> statement-breakpoint
CREATE POLICY own_name ON swot_items AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (made_by = (SELECT wilayah_member()));
