CREATE TABLE "places" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"country" text,
	"admin1" text,
	"admin2" text,
	"postal_code" text,
	"lon" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"population" double precision,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "places_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "places_code_unique" UNIQUE("org_id","code")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "location_kind" text DEFAULT 'exact' NOT NULL;--> statement-breakpoint
-- Where towns lie is open to the whole organisation, as its layers are.
DO $$
DECLARE c text;
BEGIN
  ALTER TABLE places ENABLE ROW LEVEL SECURITY;
  ALTER TABLE places FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY owner ON places TO %I USING (true) WITH CHECK (true)', current_user);
  CREATE POLICY organisation ON places TO wilayah_app USING (org_id = (SELECT wilayah_org())
    AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL);
  FOREACH c IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    EXECUTE format('CREATE POLICY writers_%s ON places AS RESTRICTIVE FOR %s TO wilayah_app %s ((SELECT wilayah_role()) = ANY (''{admin,sales-ops}''::text[]))',
      lower(c), c, CASE c WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
  END LOOP;
  GRANT SELECT, INSERT, UPDATE, DELETE ON places TO wilayah_app;
END $$;
