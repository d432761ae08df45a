-- The credential of a browser before its last sign-in: what was under way with it is asked again.
ALTER TABLE "clients" ADD COLUMN "previous_token_hash" TEXT;
CREATE UNIQUE INDEX "clients_previous_token_hash_key" ON "clients"("previous_token_hash");
