ALTER TABLE "webhooks" ADD COLUMN "previous_secret" "bytea";--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "previous_key_id" text;--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "previous_until" timestamp with time zone;--> statement-breakpoint

ALTER TABLE webhooks ADD CONSTRAINT webhooks_previous_whole CHECK (
  (previous_secret IS NULL) = (previous_until IS NULL) AND (previous_key_id IS NULL) = (previous_until IS NULL));
--> statement-breakpoint
-- An admin may have an event sent once more; what became of it, only workers write.
GRANT UPDATE (next_at) ON webhook_deliveries TO wilayah_app;
