ALTER TABLE "goals" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "feast_dates" text[];--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_code_unique" UNIQUE("org_id","code");