CREATE TABLE "job_files" (
	"org_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "job_files_org_id_job_id_name_pk" PRIMARY KEY("org_id","job_id","name")
);
--> statement-breakpoint
ALTER TABLE "job_files" ADD CONSTRAINT "job_files_job_fk" FOREIGN KEY ("org_id","job_id") REFERENCES "public"."jobs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_open_index" ON "jobs" USING btree ("created_at") WHERE "jobs"."state" IN ('queued', 'running');--> statement-breakpoint
ALTER TABLE job_files ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE job_files FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('CREATE POLICY owner ON job_files TO %I USING (true) WITH CHECK (true)', current_user); END $$;
--> statement-breakpoint
CREATE POLICY organisation ON job_files TO wilayah_app USING (org_id = (SELECT wilayah_org())
  AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
-- The files of a job are seen by who sees the job.
CREATE POLICY reach ON job_files AS RESTRICTIVE TO wilayah_app USING (job_id IN (SELECT id FROM jobs));
--> statement-breakpoint
GRANT SELECT, INSERT ON job_files TO wilayah_app;
