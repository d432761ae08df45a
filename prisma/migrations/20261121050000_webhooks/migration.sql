-- What webhooks say, and to whom. No version before this one wrote a delivery, so the table is empty.
CREATE TABLE "webhook_messages" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "user_id" TEXT,
    "sealed_body" TEXT NOT NULL,
    "forgotten" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_messages_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhook_messages_created_at_idx" ON "webhook_messages"("created_at");
CREATE INDEX "webhook_messages_user_id_idx" ON "webhook_messages"("user_id");
CREATE INDEX "webhook_messages_forgotten_idx" ON "webhook_messages"("id") WHERE "forgotten";

ALTER TABLE "webhook_deliveries"
    DROP COLUMN "event_id",
    DROP COLUMN "response_status",
    ADD COLUMN "message_id" TEXT NOT NULL,
    ADD COLUMN "user_id" TEXT,
    ADD COLUMN "sequence" BIGSERIAL NOT NULL,
    ADD COLUMN "attempts_before" INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT "webhook_deliveries_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "webhook_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DROP INDEX "webhook_deliveries_status_next_attempt_at_idx";
DROP INDEX "webhook_deliveries_endpoint_id_created_at_idx";
CREATE INDEX "webhook_deliveries_message_id_idx" ON "webhook_deliveries"("message_id");
CREATE INDEX "webhook_deliveries_endpoint_id_sequence_idx" ON "webhook_deliveries"("endpoint_id", "sequence");
-- The dispatcher looks at what waits only, which is little beside what is kept for the log.
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries"("endpoint_id", "next_attempt_at", "sequence") WHERE "status" = 'queued';
CREATE INDEX "webhook_deliveries_of_user_idx" ON "webhook_deliveries"("endpoint_id", "user_id", "sequence") WHERE "status" = 'queued';
CREATE INDEX "webhook_deliveries_in_flight_idx" ON "webhook_deliveries"("endpoint_id", "leased_until") WHERE "status" = 'queued' AND "leased_until" IS NOT NULL;
CREATE INDEX "webhook_deliveries_failed_idx" ON "webhook_deliveries"("endpoint_id", "sequence") WHERE "status" = 'failed';

CREATE TABLE "webhook_attempts" (
    "delivery_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "response_status" INTEGER,
    "response_excerpt" TEXT,
    "error" TEXT,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("delivery_id", "number"),
    CONSTRAINT "webhook_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "webhook_endpoints"
    ADD COLUMN "previous_sealed_secret" TEXT,
    ADD COLUMN "previous_secret_expires_at" TIMESTAMPTZ(3);
