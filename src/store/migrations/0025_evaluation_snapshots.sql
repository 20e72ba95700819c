CREATE TABLE "evaluation_snapshots" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"request" jsonb NOT NULL,
	"result" jsonb NOT NULL,
	"kpi_versions" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evaluation_snapshots_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "evaluation_snapshots" ADD CONSTRAINT "evaluation_snapshots_author_fk" FOREIGN KEY ("org_id","made_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_snapshots_index" ON "evaluation_snapshots" USING btree ("org_id","made_at","id");--> statement-breakpoint
-- A snapshot holds figures of the whole organisation: for who sees all of it. It is what came out on a day: never changed.
DO $$
BEGIN
  ALTER TABLE evaluation_snapshots ENABLE ROW LEVEL SECURITY;
  ALTER TABLE evaluation_snapshots FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY owner ON evaluation_snapshots TO %I USING (true) WITH CHECK (true)', current_user);
  CREATE POLICY organisation ON evaluation_snapshots TO wilayah_app
    USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)
    WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
  CREATE POLICY reach ON evaluation_snapshots AS RESTRICTIVE TO wilayah_app USING ((SELECT wilayah_sees_all()));
  CREATE POLICY author ON evaluation_snapshots AS RESTRICTIVE FOR INSERT TO wilayah_app
    WITH CHECK (made_by = (SELECT wilayah_member()));
  GRANT SELECT, INSERT ON evaluation_snapshots TO wilayah_app;
END $$;
