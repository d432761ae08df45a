-- Servers list those who are banned. They are few among many: only they are in this index, so that nobody else's changes
-- have anything to write to it.
-- CreateIndex
CREATE INDEX "users_banned_at_idx" ON "users"("banned_at") WHERE "banned_at" IS NOT NULL;
