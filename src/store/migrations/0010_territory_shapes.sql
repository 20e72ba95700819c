CREATE TABLE "territory_shapes" (
	"org_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"territory_id" uuid NOT NULL,
	"resolution" text NOT NULL,
	"units_hash" text NOT NULL,
	"outline" "bytea" NOT NULL,
	CONSTRAINT "territory_shapes_org_id_territory_id_resolution_pk" PRIMARY KEY("org_id","territory_id","resolution")
);
--> statement-breakpoint
ALTER TABLE "territory_shapes" ADD CONSTRAINT "territory_shapes_territory_fk" FOREIGN KEY ("org_id","plan_id","territory_id") REFERENCES "public"."territories"("org_id","plan_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE territory_shapes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE territory_shapes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('CREATE POLICY owner ON territory_shapes TO %I USING (true) WITH CHECK (true)', current_user); END $$;
--> statement-breakpoint
CREATE POLICY organisation ON territory_shapes TO wilayah_app USING (org_id = (SELECT wilayah_org())
  AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
--> statement-breakpoint
-- Seen by who sees the territory. Whoever asks first for a tile keeps its outlines, so that they write them too.
CREATE POLICY reach ON territory_shapes AS RESTRICTIVE TO wilayah_app
  USING ((SELECT wilayah_sees_all()) OR territory_id = ANY ((SELECT wilayah_territories())::uuid[]));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON territory_shapes TO wilayah_app;
