CREATE TABLE "unit_locks" (
	"org_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	CONSTRAINT "unit_locks_org_id_plan_id_unit_id_pk" PRIMARY KEY("org_id","plan_id","unit_id")
);
--> statement-breakpoint
ALTER TABLE "change_sets" ADD COLUMN "unit_locks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "unit_locks" ADD CONSTRAINT "unit_locks_plan_fk" FOREIGN KEY ("org_id","plan_id") REFERENCES "public"."plans"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_locks" ADD CONSTRAINT "unit_locks_unit_fk" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE unit_locks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE unit_locks FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('CREATE POLICY owner ON unit_locks TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
--> statement-breakpoint
CREATE POLICY organisation ON unit_locks TO wilayah_app
  USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)
  WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
-- What may not be moved is for those who move it.
CREATE POLICY planners ON unit_locks AS RESTRICTIVE TO wilayah_app
  USING ((SELECT wilayah_sees_all())) WITH CHECK ((SELECT wilayah_sees_all()));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON unit_locks TO wilayah_app;
