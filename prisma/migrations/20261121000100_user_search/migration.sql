-- The dashboard finds people by any part of a name, an address or a number. Trigrams make that an index's work.
-- pg_trgm comes with PostgreSQL and is a trusted extension: whoever may create objects in the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateIndex
CREATE INDEX "users_search_idx" ON "users" USING GIN ("username" gin_trgm_ops, "first_name" gin_trgm_ops, "last_name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "email_addresses_search_idx" ON "email_addresses" USING GIN ("email_address" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "phone_numbers_search_idx" ON "phone_numbers" USING GIN ("phone_number" gin_trgm_ops);

-- Trigrams know letters by the database's LC_CTYPE, and in "C" only the Latin ones. These find names of every script by
-- their beginning, whatever the database sorts by.
-- CreateIndex
CREATE INDEX "users_first_name_idx" ON "users"("first_name" text_pattern_ops);

-- CreateIndex
CREATE INDEX "users_last_name_idx" ON "users"("last_name" text_pattern_ops);
