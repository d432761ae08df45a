-- What servers may write on a sign-up. With a constant default no row is rewritten.
ALTER TABLE "sign_ups" ADD COLUMN "custom_action" BOOLEAN NOT NULL DEFAULT false;

-- Servers list clients by age.
CREATE INDEX "clients_created_at_id_idx" ON "clients" ("created_at", "id");
