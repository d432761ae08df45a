-- gatehouse: without transaction
-- Whether a Gmail address differs from another one in its dots and its domain only. Built beside the running instance: the table may be large.
CREATE INDEX CONCURRENTLY "email_addresses_gmail_idx" ON "email_addresses" ((replace(split_part("claim", '@', 1), '.', '') || '@gmail.com')) WHERE "claim" LIKE '%@gmail.com' OR "claim" LIKE '%@googlemail.com';
