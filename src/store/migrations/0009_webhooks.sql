CREATE TABLE "outbox" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbox_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"org_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"last_status" integer,
	"last_fault" text,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_org_id_event_id_webhook_id_pk" PRIMARY KEY("org_id","event_id","webhook_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"is_active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhooks_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fk" FOREIGN KEY ("org_id","event_id") REFERENCES "public"."outbox"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_fk" FOREIGN KEY ("org_id","webhook_id") REFERENCES "public"."webhooks"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_created_index" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook_index" ON "webhook_deliveries" USING btree ("org_id","webhook_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due_index" ON "webhook_deliveries" USING btree ("next_at") WHERE "webhook_deliveries"."next_at" IS NOT NULL;--> statement-breakpoint

-- Every tenant table: the owner (migrations, workers) passes; the application's role sees its organisation only.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhooks', 'outbox', 'webhook_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
    EXECUTE format('CREATE POLICY organisation ON %I TO wilayah_app USING (org_id = (SELECT wilayah_org())
      AND (SELECT wilayah_role()) IS NOT NULL) WITH CHECK (org_id = (SELECT wilayah_org()) AND (SELECT wilayah_role()) IS NOT NULL)', t);
    -- events tell of the whole organisation: an admin's only
    EXECUTE format('CREATE POLICY reach ON %I AS RESTRICTIVE TO wilayah_app
      USING ((SELECT wilayah_role()) = ''admin'') WITH CHECK ((SELECT wilayah_role()) = ''admin'')', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks TO wilayah_app;
--> statement-breakpoint
-- What was told stays as it was; only workers move it on.
GRANT SELECT, INSERT ON outbox, webhook_deliveries TO wilayah_app;
--> statement-breakpoint

-- Puts an event into the outbox, and on its way to every webhook that wants it. Ids and states only: whoever receives it
-- asks for the rest with rights of their own. Past the policies on purpose: whoever takes the step sees no webhooks.
CREATE FUNCTION emit_event(org uuid, name text, happened timestamptz, member uuid, facts jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  new_id uuid := gen_random_uuid();
  -- a list's cursor counts milliseconds; what is finer would be skipped between two pages
  moment timestamptz := date_trunc('milliseconds', happened);
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE org_id = org AND is_active AND name = ANY (events)) THEN RETURN; END IF;
  INSERT INTO outbox (org_id, id, event, payload, created_at) VALUES (org, new_id, name, jsonb_build_object(
    'id', new_id, 'event', name, 'organisationId', org, 'memberId', member, 'data', facts,
    'createdAt', to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), moment);
  INSERT INTO webhook_deliveries (org_id, event_id, webhook_id, next_at)
    SELECT org, new_id, id, moment FROM webhooks WHERE org_id = org AND is_active AND name = ANY (events);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION emit_event FROM PUBLIC;
--> statement-breakpoint
-- Steps of plans and challenges are told from their audit entry, which stands in the same transaction.
CREATE FUNCTION audit_emits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE name text := CASE NEW.action
    WHEN 'plan.submit' THEN 'plan.submitted'
    WHEN 'plan.approve' THEN 'plan.approved'
    WHEN 'plan.schedule' THEN 'plan.scheduled'
    WHEN 'plan.activate' THEN 'plan.activated'
    WHEN 'plan.archive' THEN 'plan.archived'
    WHEN 'challenge.raised' THEN 'challenge.raised'
    WHEN 'challenge.accepted' THEN 'challenge.answered'
    WHEN 'challenge.rejected' THEN 'challenge.answered'
  END;
BEGIN
  IF name IS NULL THEN RETURN NULL; END IF;
  PERFORM emit_event(NEW.org_id, name, NEW.at, NEW.member_id, CASE NEW.object_kind
    WHEN 'plan' THEN jsonb_build_object('planId', NEW.object_id, 'version', NEW.detail -> 'version',
      'from', NEW.detail -> 'from', 'to', NEW.detail -> 'to')
    ELSE jsonb_build_object('challengeId', NEW.object_id, 'planId', NEW.detail -> 'planId',
      'state', CASE NEW.action WHEN 'challenge.raised' THEN 'open' ELSE split_part(NEW.action, '.', 2) END) END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_emits AFTER INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_emits();
--> statement-breakpoint
-- A job ends by its worker or by the sweep, which write no audit entry: told from the row itself.
CREATE FUNCTION job_emits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM emit_event(NEW.org_id, 'job.finished', coalesce(NEW.finished_at, now()), NEW.created_by,
    jsonb_build_object('jobId', NEW.id, 'kind', NEW.kind, 'state', NEW.state));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER job_emits AFTER UPDATE OF state ON jobs FOR EACH ROW
  WHEN (OLD.state IN ('queued', 'running') AND NEW.state NOT IN ('queued', 'running'))
  EXECUTE FUNCTION job_emits();
