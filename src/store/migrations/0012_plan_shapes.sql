CREATE TABLE "plan_shapes" (
	"org_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "plan_shapes_org_id_plan_id_pk" PRIMARY KEY("org_id","plan_id")
);
--> statement-breakpoint
ALTER TABLE "plan_shapes" ADD CONSTRAINT "plan_shapes_plan_fk" FOREIGN KEY ("org_id","plan_id") REFERENCES "public"."plans"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_shapes_unique" ON "jobs" USING btree ("org_id",("request" ->> 'planId')) WHERE "jobs"."kind" = 'shapes' AND "jobs"."state" IN ('queued', 'running');--> statement-breakpoint
CREATE INDEX "territories_parent_index" ON "territories" USING btree ("org_id","parent_id");
--> statement-breakpoint
ALTER TABLE plan_shapes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE plan_shapes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('CREATE POLICY owner ON plan_shapes TO %I USING (true) WITH CHECK (true)', current_user); END $$;
--> statement-breakpoint
CREATE POLICY organisation ON plan_shapes TO wilayah_app USING (org_id = (SELECT wilayah_org())
  AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
CREATE POLICY reach ON plan_shapes AS RESTRICTIVE TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR plan_id IN (SELECT id FROM plans));
--> statement-breakpoint
-- Outlines are derived by workers, whoever asks for tiles.
GRANT SELECT ON plan_shapes TO wilayah_app;
