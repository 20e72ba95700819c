CREATE TABLE "plan_presence" (
	"org_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"territory" text,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_presence_org_id_plan_id_member_id_pk" PRIMARY KEY("org_id","plan_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "plan_presence" ADD CONSTRAINT "plan_presence_plan_fk" FOREIGN KEY ("org_id","plan_id") REFERENCES "public"."plans"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_presence" ADD CONSTRAINT "plan_presence_member_fk" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE plan_presence ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE plan_presence FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('CREATE POLICY owner ON plan_presence TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
--> statement-breakpoint
CREATE POLICY organisation ON plan_presence TO wilayah_app
  USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)
  WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
-- Who works on a plan is for those who may work on it.
CREATE POLICY planners ON plan_presence AS RESTRICTIVE TO wilayah_app
  USING ((SELECT wilayah_sees_all())) WITH CHECK ((SELECT wilayah_sees_all()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON plan_presence TO wilayah_app;
--> statement-breakpoint
CREATE POLICY own_name_insert ON plan_presence AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (member_id = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY own_name_update ON plan_presence AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING (member_id = (SELECT wilayah_member()));
