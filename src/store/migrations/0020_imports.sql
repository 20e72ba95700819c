CREATE TABLE "import_files" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_files_org_id_import_id_number_pk" PRIMARY KEY("org_id","import_id","number")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"org_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"columns_hash" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mappings_org_id_kind_columns_hash_pk" PRIMARY KEY("org_id","kind","columns_hash")
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"severity" text NOT NULL,
	"row_number" integer,
	"column_name" text,
	"value" text,
	"code" text NOT NULL,
	"cause" text NOT NULL,
	"fix" text NOT NULL,
	CONSTRAINT "import_problems_org_id_import_id_number_pk" PRIMARY KEY("org_id","import_id","number")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"key" text NOT NULL,
	"effect" text NOT NULL,
	"after" jsonb,
	"before" jsonb,
	"unresolved" jsonb,
	"target_id" uuid,
	CONSTRAINT "import_rows_org_id_import_id_row_number_pk" PRIMARY KEY("org_id","import_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"head" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"counts" jsonb,
	"problem_count" integer DEFAULT 0 NOT NULL,
	"warning_count" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"run" integer DEFAULT 0 NOT NULL,
	"job_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."imports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_author_fk" FOREIGN KEY ("org_id","saved_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."imports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_author_fk" FOREIGN KEY ("org_id","created_by") REFERENCES "public"."members"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_created_index" ON "imports" USING btree ("org_id","created_at","id");--> statement-breakpoint
DO $$
DECLARE t text; c text;
BEGIN
  FOREACH t IN ARRAY ARRAY['imports', 'import_files', 'import_rows', 'import_problems', 'import_mappings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
    EXECUTE format('CREATE POLICY organisation ON %I TO wilayah_app USING (org_id = (SELECT wilayah_org())
      AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)', t);
    -- files hold rows of the whole organisation: for who sees all of it, and nobody else
    EXECUTE format('CREATE POLICY reach ON %I AS RESTRICTIVE TO wilayah_app USING ((SELECT wilayah_sees_all()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO wilayah_app', t);
  END LOOP;
  -- What somebody worked on is closed or called off, not removed; but what an import brought is gone when it is undone.
  FOREACH t IN ARRAY ARRAY['leads', 'opportunities', 'opportunity_stages', 'activities'] LOOP
    EXECUTE format('CREATE POLICY writers_delete ON %I AS RESTRICTIVE FOR DELETE TO wilayah_app
      USING ((SELECT wilayah_role()) = ANY (''{admin,sales-ops}''::text[]))', t);
    EXECUTE format('GRANT DELETE ON %I TO wilayah_app', t);
  END LOOP;
END $$;
