ALTER TABLE "goals" ADD COLUMN "rubric_levels" text[];--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "target_level" integer;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "reached_level" integer;--> statement-breakpoint
ALTER TABLE goals ADD CONSTRAINT goals_levels CHECK (
  (kind = 'qualitative' OR num_nonnulls(rubric_levels, target_level, reached_level) = 0)
  AND coalesce(cardinality(rubric_levels), 3) BETWEEN 3 AND 5
  AND coalesce(target_level, 1) BETWEEN 1 AND coalesce(cardinality(rubric_levels), 1)
  AND coalesce(reached_level, 1) BETWEEN 1 AND coalesce(cardinality(rubric_levels), 1)
  AND (rubric_levels IS NOT NULL OR num_nonnulls(target_level, reached_level) = 0));
