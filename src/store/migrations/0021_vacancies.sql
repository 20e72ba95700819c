CREATE TABLE "vacancies" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rep_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"deputy_rep_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"waiver" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "vacancies_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "vacancy_items" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"vacancy_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"key" text,
	"body" text,
	"due_on" date,
	"done_on" date,
	"done_by" uuid,
	"waiver" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "vacancy_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "vacancy_territories" (
	"org_id" uuid NOT NULL,
	"vacancy_id" uuid NOT NULL,
	"territory_id" uuid NOT NULL,
	"interim_rep_id" uuid NOT NULL,
	"interim_by" text NOT NULL,
	"successor_rep_id" uuid,
	"successor_from" date,
	CONSTRAINT "vacancy_territories_org_id_vacancy_id_territory_id_pk" PRIMARY KEY("org_id","vacancy_id","territory_id")
);
--> statement-breakpoint
ALTER TABLE "rep_assignments" ADD COLUMN "vacancy_id" uuid;--> statement-breakpoint
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_rep_fk" FOREIGN KEY ("org_id","rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_deputy_fk" FOREIGN KEY ("org_id","deputy_rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_author_fk" FOREIGN KEY ("org_id","created_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_items" ADD CONSTRAINT "vacancy_items_vacancy_fk" FOREIGN KEY ("org_id","vacancy_id") REFERENCES "public"."vacancies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_territories" ADD CONSTRAINT "vacancy_territories_vacancy_fk" FOREIGN KEY ("org_id","vacancy_id") REFERENCES "public"."vacancies"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_territories" ADD CONSTRAINT "vacancy_territories_territory_fk" FOREIGN KEY ("org_id","territory_id") REFERENCES "public"."territories"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_territories" ADD CONSTRAINT "vacancy_territories_interim_fk" FOREIGN KEY ("org_id","interim_rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_territories" ADD CONSTRAINT "vacancy_territories_successor_fk" FOREIGN KEY ("org_id","successor_rep_id") REFERENCES "public"."reps"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vacancies_rep_index" ON "vacancies" USING btree ("org_id","rep_id");--> statement-breakpoint
CREATE INDEX "vacancies_start_index" ON "vacancies" USING btree ("org_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "vacancy_items_vacancy_index" ON "vacancy_items" USING btree ("org_id","vacancy_id");--> statement-breakpoint
CREATE INDEX "vacancy_territories_interim_index" ON "vacancy_territories" USING btree ("org_id","interim_rep_id");--> statement-breakpoint

-- What Drizzle's schema cannot say.
ALTER TABLE rep_assignments ADD CONSTRAINT rep_assignments_vacancy_fk
  FOREIGN KEY (org_id, vacancy_id) REFERENCES vacancies (org_id, id);
--> statement-breakpoint
-- An interim rep owns the territory: nobody else is primary or interim at the same time. Before, an interim rep could
-- stand beside a primary one; what they did there was support.
UPDATE rep_assignments i SET role = 'support' WHERE role = 'interim' AND EXISTS (
  SELECT FROM rep_assignments o WHERE o.org_id = i.org_id AND o.territory_id = i.territory_id AND o.id <> i.id
    AND o.role IN ('primary', 'interim') AND o.valid && i.valid AND o.recorded && i.recorded);
--> statement-breakpoint
ALTER TABLE rep_assignments DROP CONSTRAINT rep_assignments_one_primary;
--> statement-breakpoint
ALTER TABLE rep_assignments ADD CONSTRAINT rep_assignments_one_owner
  EXCLUDE USING gist (org_id WITH =, territory_id WITH =, valid WITH &&, recorded WITH &&) WHERE (role IN ('primary', 'interim'));
--> statement-breakpoint
ALTER TABLE vacancies ADD CONSTRAINT vacancies_period CHECK (starts_on < ends_on AND (cause = 'leave') = (ends_on IS NOT NULL));
--> statement-breakpoint
CREATE UNIQUE INDEX vacancies_one_departure ON vacancies (org_id, rep_id)
  WHERE cause = 'departure' AND state IN ('planned', 'open');
--> statement-breakpoint
ALTER TABLE vacancies ADD CONSTRAINT vacancies_leaves_apart
  EXCLUDE USING gist (org_id WITH =, rep_id WITH =, daterange(starts_on, ends_on) WITH &&)
  WHERE (cause = 'leave' AND state IN ('planned', 'open'));
--> statement-breakpoint
ALTER TABLE vacancy_items ADD CONSTRAINT vacancy_items_say_something CHECK (num_nonnulls(key, body) = 1);
--> statement-breakpoint

-- Cases of reps the member stands for, and those in which one of them stands in or follows.
CREATE FUNCTION wilayah_vacancies() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH stood_for AS MATERIALIZED (SELECT unnest(wilayah_reps()) AS id)
  SELECT coalesce(array_agg(id), '{}') FROM (
    SELECT id FROM vacancies WHERE org_id = wilayah_org() AND rep_id IN (SELECT id FROM stood_for)
    UNION
    SELECT vacancy_id FROM vacancy_territories WHERE org_id = wilayah_org()
      AND (interim_rep_id IN (SELECT id FROM stood_for) OR successor_rep_id IN (SELECT id FROM stood_for))
  ) every
$$;
--> statement-breakpoint
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT * FROM (VALUES
    ('vacancies', 'id'), ('vacancy_territories', 'vacancy_id'), ('vacancy_items', 'vacancy_id')
  ) AS v (name, vacancy)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', r.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', r.name);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', r.name, current_user);
    EXECUTE format('CREATE POLICY organisation ON %I TO wilayah_app USING (org_id = (SELECT wilayah_org())
      AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)', r.name);
    EXECUTE format('CREATE POLICY reach ON %I AS RESTRICTIVE FOR SELECT TO wilayah_app
      USING ((SELECT wilayah_sees_all()) OR %I IN (SELECT unnest((SELECT wilayah_vacancies())::uuid[])))', r.name, r.vacancy);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO wilayah_app', r.name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Who writes, as the second wall behind app/rights/policy.ts: planners everything, a manager what concerns their reps,
-- and of the checklist also whoever sees the case.
CREATE POLICY writers_insert ON vacancies AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK ((SELECT wilayah_sees_all())
    OR ((SELECT wilayah_role()) = 'manager' AND rep_id IN (SELECT unnest((SELECT wilayah_reps())::uuid[]))));
--> statement-breakpoint
CREATE POLICY own_name ON vacancies AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK (created_by = (SELECT wilayah_member()));
--> statement-breakpoint
CREATE POLICY writers_update ON vacancies AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING ((SELECT wilayah_sees_all())
    OR ((SELECT wilayah_role()) = 'manager' AND id IN (SELECT unnest((SELECT wilayah_vacancies())::uuid[]))));
--> statement-breakpoint
DO $$
DECLARE
  mine text := '(SELECT wilayah_sees_all()) OR (vacancy_id IN (SELECT unnest((SELECT wilayah_vacancies())::uuid[])) AND %s)';
  is_manager text := '(SELECT wilayah_role()) = ''manager''';
BEGIN
  EXECUTE format('CREATE POLICY writers_insert ON vacancy_territories AS RESTRICTIVE FOR INSERT TO wilayah_app WITH CHECK (' || mine || ')', is_manager);
  EXECUTE format('CREATE POLICY writers_update ON vacancy_territories AS RESTRICTIVE FOR UPDATE TO wilayah_app USING (' || mine || ')', is_manager);
  EXECUTE format('CREATE POLICY writers_insert ON vacancy_items AS RESTRICTIVE FOR INSERT TO wilayah_app WITH CHECK (' || mine || ')', is_manager);
  EXECUTE format('CREATE POLICY writers_update ON vacancy_items AS RESTRICTIVE FOR UPDATE TO wilayah_app USING (' || mine || ')', 'true');
END $$;
--> statement-breakpoint
-- A manager decides who stands in and who follows in the territories of their reps.
DROP POLICY writers_insert ON rep_assignments;
--> statement-breakpoint
DROP POLICY writers_update ON rep_assignments;
--> statement-breakpoint
CREATE POLICY writers_insert ON rep_assignments AS RESTRICTIVE FOR INSERT TO wilayah_app
  WITH CHECK ((SELECT wilayah_sees_all())
    OR ((SELECT wilayah_role()) = 'manager' AND territory_id = ANY ((SELECT wilayah_territories())::uuid[])));
--> statement-breakpoint
CREATE POLICY writers_update ON rep_assignments AS RESTRICTIVE FOR UPDATE TO wilayah_app
  USING ((SELECT wilayah_sees_all())
    OR ((SELECT wilayah_role()) = 'manager' AND territory_id = ANY ((SELECT wilayah_territories())::uuid[])));
