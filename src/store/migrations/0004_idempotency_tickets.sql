ALTER TABLE "idempotency_keys" ADD COLUMN "ticket" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "headers" jsonb;