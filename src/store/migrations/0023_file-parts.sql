ALTER TABLE "job_files" ADD COLUMN "part" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "job_files" DROP CONSTRAINT "job_files_org_id_job_id_name_pk";--> statement-breakpoint
ALTER TABLE "job_files" ADD CONSTRAINT "job_files_org_id_job_id_name_part_pk" PRIMARY KEY("org_id","job_id","name","part");
