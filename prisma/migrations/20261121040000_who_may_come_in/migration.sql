-- Lists are read newest first, and a waitlist also by when somebody was invited.
-- AlterTable
ALTER TABLE "waitlist_entries" ADD COLUMN "invited_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "invitations_created_at_id_idx" ON "invitations"("created_at", "id");

-- CreateIndex
CREATE INDEX "waitlist_entries_created_at_id_idx" ON "waitlist_entries"("created_at", "id");
