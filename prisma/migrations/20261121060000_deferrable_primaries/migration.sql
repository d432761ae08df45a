-- Users and their identifications point at each other. An import stores many of both by COPY, one table after the other, and
-- asks for these keys to be looked at in the end. For everybody else they are checked at once, as before.
-- Changes the catalogue only, whatever the size of the tables.
ALTER TABLE "users" ALTER CONSTRAINT "users_image_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "users" ALTER CONSTRAINT "users_primary_email_address_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "users" ALTER CONSTRAINT "users_primary_phone_number_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "users" ALTER CONSTRAINT "users_primary_web3_wallet_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
