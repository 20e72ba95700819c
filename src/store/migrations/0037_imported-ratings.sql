ALTER TABLE "rep_ratings" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "rep_ratings" ADD COLUMN "imported_by" uuid;--> statement-breakpoint
ALTER TABLE "rep_ratings" ADD CONSTRAINT "rep_ratings_importer_fk" FOREIGN KEY ("org_id","imported_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rep_ratings" ADD CONSTRAINT "rep_ratings_code_unique" UNIQUE("org_id","code");--> statement-breakpoint
-- Whoever runs imports may bring what others said from a file, and take it back; the row says who did. A rater who changes
-- it makes it their own again, and then it is theirs alone.
DROP POLICY writers_insert ON rep_ratings;
--> statement-breakpoint
DROP POLICY writers_update ON rep_ratings;
--> statement-breakpoint
DROP POLICY writers_delete ON rep_ratings;
--> statement-breakpoint
CREATE POLICY writers_insert ON rep_ratings AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND imported_by IS NULL AND rater_member_id = (SELECT wilayah_member())
      OR (SELECT wilayah_role()) = ANY ('{admin,sales-ops}'::text[]) AND imported_by = (SELECT wilayah_member()))
    AND NOT EXISTS (SELECT FROM reps r WHERE r.org_id = rep_ratings.org_id AND r.id = rep_id AND r.member_id = rater_member_id));
--> statement-breakpoint
CREATE POLICY writers_update ON rep_ratings AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND rater_member_id = (SELECT wilayah_member())
    OR (SELECT wilayah_role()) = ANY ('{admin,sales-ops}'::text[]) AND imported_by IS NOT NULL)
  WITH CHECK (((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND rater_member_id = (SELECT wilayah_member())
      OR (SELECT wilayah_role()) = ANY ('{admin,sales-ops}'::text[]) AND imported_by IS NOT NULL)
    AND NOT EXISTS (SELECT FROM reps r WHERE r.org_id = rep_ratings.org_id AND r.id = rep_id AND r.member_id = rater_member_id));
--> statement-breakpoint
CREATE POLICY writers_delete ON rep_ratings AS RESTRICTIVE FOR DELETE TO wilayah_app
  USING ((SELECT wilayah_role()) = ANY ('{admin,sales-ops,manager}'::text[]) AND rater_member_id = (SELECT wilayah_member())
    OR (SELECT wilayah_role()) = ANY ('{admin,sales-ops}'::text[]) AND imported_by IS NOT NULL);
