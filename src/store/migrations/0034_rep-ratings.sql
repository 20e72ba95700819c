CREATE TABLE "rep_ratings" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rep_id" uuid NOT NULL,
	"rater_member_id" uuid NOT NULL,
	"trait" text NOT NULL,
	"score" integer NOT NULL,
	"note" text,
	"rated_on" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rep_ratings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "rep_ratings_once_a_day" UNIQUE("org_id","rep_id","rater_member_id","trait","rated_on")
);
--> statement-breakpoint
ALTER TABLE "rep_ratings" ADD CONSTRAINT "rep_ratings_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rep_ratings" ADD CONSTRAINT "rep_ratings_rater_fk" FOREIGN KEY ("org_id","rater_member_id") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rep_ratings_instant_index" ON "rep_ratings" USING btree ("org_id","made_at","id");--> statement-breakpoint
ALTER TABLE rep_ratings ADD CONSTRAINT rep_ratings_score_of_scale CHECK (score BETWEEN 1 AND 5);
--> statement-breakpoint
ALTER TABLE rep_ratings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rep_ratings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('CREATE POLICY owner ON rep_ratings TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
--> statement-breakpoint
CREATE POLICY organisation ON rep_ratings TO wilayah_app
  USING (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)
  WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON rep_ratings TO wilayah_app;
--> statement-breakpoint
-- A rep reads what is said of them; a manager what is said of the reps of their teams.
CREATE POLICY reach ON rep_ratings AS RESTRICTIVE TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR rep_id IN (SELECT unnest(wilayah_reps())));
--> statement-breakpoint
-- In one's own name, and never of oneself: what an observer said is changed and withdrawn by nobody else.
CREATE POLICY writers_insert ON rep_ratings AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND rater_member_id = (SELECT wilayah_member())
    AND NOT EXISTS (SELECT FROM reps r WHERE r.org_id = rep_ratings.org_id AND r.id = rep_id AND r.member_id = rater_member_id));
--> statement-breakpoint
CREATE POLICY writers_update ON rep_ratings AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND rater_member_id = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY writers_delete ON rep_ratings AS RESTRICTIVE FOR DELETE TO wilayah_app
  USING ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND rater_member_id = (SELECT wilayah_member()));
