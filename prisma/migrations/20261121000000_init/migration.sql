-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "instances" (
    "id" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "settings_version" INTEGER NOT NULL DEFAULT 0,
    "encryption_key_check" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "external_id" TEXT,
    "username" TEXT,
    "username_claim" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "locale" TEXT,
    "timezone" TEXT,
    "image_id" TEXT,
    "primary_email_address_id" TEXT,
    "primary_phone_number_id" TEXT,
    "primary_web3_wallet_id" TEXT,
    "password_digest" TEXT,
    "password_hasher" TEXT,
    "password_updated_at" TIMESTAMPTZ(3),
    "password_reset_required_at" TIMESTAMPTZ(3),
    "public_metadata" JSONB NOT NULL DEFAULT '{}',
    "private_metadata" JSONB NOT NULL DEFAULT '{}',
    "unsafe_metadata" JSONB NOT NULL DEFAULT '{}',
    "mfa_enabled_at" TIMESTAMPTZ(3),
    "mfa_disabled_at" TIMESTAMPTZ(3),
    "banned_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "lockout_expires_at" TIMESTAMPTZ(3),
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "delete_self_enabled" BOOLEAN NOT NULL DEFAULT true,
    "create_organization_enabled" BOOLEAN NOT NULL DEFAULT true,
    "create_organizations_limit" INTEGER,
    "bypass_client_trust" BOOLEAN NOT NULL DEFAULT false,
    "legal_accepted_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "last_active_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administrators" (
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "administrators_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "setup_links" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_addresses" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "email_address" TEXT NOT NULL,
    "claim" TEXT,
    "reserved" BOOLEAN NOT NULL DEFAULT false,
    "verification_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_numbers" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "phone_number" TEXT NOT NULL,
    "claim" TEXT,
    "reserved" BOOLEAN NOT NULL DEFAULT false,
    "reserved_for_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "default_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "verification_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_numbers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web3_wallets" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "web3_wallet" TEXT NOT NULL,
    "claim" TEXT,
    "verification_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "web3_wallets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_accounts" (
    "id" TEXT NOT NULL,
    "identification_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_user_id" TEXT,
    "claim" TEXT,
    "approved_scopes" TEXT NOT NULL DEFAULT '',
    "email_address" TEXT,
    "email_address_verified" BOOLEAN NOT NULL DEFAULT false,
    "first_name" TEXT,
    "last_name" TEXT,
    "username" TEXT,
    "phone_number" TEXT,
    "image_url" TEXT,
    "label" TEXT,
    "public_metadata" JSONB NOT NULL DEFAULT '{}',
    "sealed_access_token" TEXT,
    "sealed_refresh_token" TEXT,
    "sealed_id_token" TEXT,
    "sealed_token_secret" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "verification_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "credential_id" TEXT,
    "public_key" BYTEA,
    "sign_count" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "aaguid" TEXT,
    "device_type" TEXT,
    "backed_up" BOOLEAN NOT NULL DEFAULT false,
    "last_used_at" TIMESTAMPTZ(3),
    "verification_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_secrets" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "last_time_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup_codes" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "hasher" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backup_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "strategy" TEXT NOT NULL,
    "code_hash" TEXT,
    "token_hash" TEXT,
    "nonce" TEXT,
    "message" TEXT,
    "channel" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sends" INTEGER NOT NULL DEFAULT 0,
    "last_sent_at" TIMESTAMPTZ(3),
    "expire_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "verified_at_client_id" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "transferable" BOOLEAN NOT NULL DEFAULT false,
    "error" JSONB,
    "external_verification_redirect_url" TEXT,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "redirect_url" TEXT,
    "requested_from" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clients" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "sign_in_id" TEXT,
    "sign_up_id" TEXT,
    "last_active_session_id" TEXT,
    "last_authentication_strategy" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "client_id" TEXT,
    "user_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "ended_at" TIMESTAMPTZ(3),
    "expire_at" TIMESTAMPTZ(3) NOT NULL,
    "abandon_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_organization_id" TEXT,
    "actor" JSONB,
    "first_factor_verified_at" TIMESTAMPTZ(3),
    "second_factor_verified_at" TIMESTAMPTZ(3),
    "latest_activity_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_activities" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "device_type" TEXT,
    "is_mobile" BOOLEAN NOT NULL DEFAULT false,
    "browser_name" TEXT,
    "browser_version" TEXT,
    "os_name" TEXT,
    "os_version" TEXT,
    "ip_address" TEXT,
    "city" TEXT,
    "country" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_ins" (
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "identifier" TEXT,
    "identifier_type" TEXT,
    "user_id" TEXT,
    "first_factor_verification_id" TEXT,
    "first_factor_target_id" TEXT,
    "second_factor_verification_id" TEXT,
    "second_factor_target_id" TEXT,
    "new_password_required" BOOLEAN NOT NULL DEFAULT false,
    "created_session_id" TEXT,
    "redirect_url" TEXT,
    "action_complete_redirect_url" TEXT,
    "locale" TEXT,
    "timezone" TEXT,
    "abandon_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_ups" (
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "email_address" TEXT,
    "email_address_verification_id" TEXT,
    "phone_number" TEXT,
    "phone_number_verification_id" TEXT,
    "username" TEXT,
    "web3_wallet" TEXT,
    "web3_wallet_verification_id" TEXT,
    "external_account" JSONB,
    "external_account_verification_id" TEXT,
    "password_digest" TEXT,
    "password_hasher" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "unsafe_metadata" JSONB NOT NULL DEFAULT '{}',
    "public_metadata" JSONB NOT NULL DEFAULT '{}',
    "external_id" TEXT,
    "invitation_id" TEXT,
    "legal_accepted_at" TIMESTAMPTZ(3),
    "created_user_id" TEXT,
    "created_session_id" TEXT,
    "redirect_url" TEXT,
    "action_complete_redirect_url" TEXT,
    "locale" TEXT,
    "timezone" TEXT,
    "abandon_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_ups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reverifications" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "level" TEXT NOT NULL,
    "first_factor_verification_id" TEXT,
    "first_factor_target_id" TEXT,
    "second_factor_verification_id" TEXT,
    "second_factor_target_id" TEXT,
    "completed_at" TIMESTAMPTZ(3),
    "abandon_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reverifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "images" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "images_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed_private_key" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret_keys" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redirect_urls" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redirect_urls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jwt_templates" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "claims" JSONB NOT NULL,
    "lifetime_seconds" INTEGER NOT NULL DEFAULT 60,
    "clock_skew_seconds" INTEGER NOT NULL DEFAULT 5,
    "custom_signing_key" BOOLEAN NOT NULL DEFAULT false,
    "signing_algorithm" TEXT NOT NULL DEFAULT 'RS256',
    "sealed_signing_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "jwt_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_tokens" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actor_tokens" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "token_hash" TEXT NOT NULL,
    "session_max_duration_in_seconds" INTEGER NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actor_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" TEXT NOT NULL,
    "email_address" TEXT NOT NULL,
    "claim" TEXT,
    "token_hash" TEXT NOT NULL,
    "public_metadata" JSONB NOT NULL DEFAULT '{}',
    "redirect_url" TEXT,
    "notify" BOOLEAN NOT NULL DEFAULT true,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allowlist_identifiers" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "identifier_type" TEXT NOT NULL,
    "invitation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allowlist_identifiers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocklist_identifiers" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "identifier_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocklist_identifiers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waitlist_entries" (
    "id" TEXT NOT NULL,
    "email_address" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "invitation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waitlist_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "sealed_payload" TEXT,
    "user_id" TEXT,
    "identification_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dev_inbox_messages" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "code" TEXT,
    "link" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dev_inbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT,
    "user_id" TEXT,
    "session_id" TEXT,
    "client_id" TEXT,
    "request_id" TEXT,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "city" TEXT,
    "country" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[],
    "sealed_secret" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_external_id_key" ON "users"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_claim_key" ON "users"("username_claim");

-- CreateIndex
CREATE UNIQUE INDEX "users_image_id_key" ON "users"("image_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_primary_email_address_id_key" ON "users"("primary_email_address_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_primary_phone_number_id_key" ON "users"("primary_phone_number_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_primary_web3_wallet_id_key" ON "users"("primary_web3_wallet_id");

-- CreateIndex
CREATE INDEX "users_created_at_id_idx" ON "users"("created_at", "id");

-- CreateIndex
CREATE INDEX "users_last_sign_in_at_id_idx" ON "users"("last_sign_in_at", "id");

-- CreateIndex
CREATE INDEX "users_last_active_at_id_idx" ON "users"("last_active_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "setup_links_token_hash_key" ON "setup_links"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "email_addresses_claim_key" ON "email_addresses"("claim");

-- CreateIndex
CREATE UNIQUE INDEX "email_addresses_verification_id_key" ON "email_addresses"("verification_id");

-- CreateIndex
CREATE INDEX "email_addresses_email_address_idx" ON "email_addresses"("email_address");

-- CreateIndex
CREATE UNIQUE INDEX "email_addresses_user_id_email_address_key" ON "email_addresses"("user_id", "email_address");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_claim_key" ON "phone_numbers"("claim");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_verification_id_key" ON "phone_numbers"("verification_id");

-- CreateIndex
CREATE INDEX "phone_numbers_phone_number_idx" ON "phone_numbers"("phone_number");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_user_id_phone_number_key" ON "phone_numbers"("user_id", "phone_number");

-- CreateIndex
CREATE UNIQUE INDEX "web3_wallets_claim_key" ON "web3_wallets"("claim");

-- CreateIndex
CREATE UNIQUE INDEX "web3_wallets_verification_id_key" ON "web3_wallets"("verification_id");

-- CreateIndex
CREATE UNIQUE INDEX "web3_wallets_user_id_web3_wallet_key" ON "web3_wallets"("user_id", "web3_wallet");

-- CreateIndex
CREATE UNIQUE INDEX "external_accounts_identification_id_key" ON "external_accounts"("identification_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_accounts_claim_key" ON "external_accounts"("claim");

-- CreateIndex
CREATE UNIQUE INDEX "external_accounts_verification_id_key" ON "external_accounts"("verification_id");

-- CreateIndex
CREATE INDEX "external_accounts_user_id_idx" ON "external_accounts"("user_id");

-- CreateIndex
CREATE INDEX "external_accounts_provider_provider_user_id_idx" ON "external_accounts"("provider", "provider_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_verification_id_key" ON "passkeys"("verification_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "totp_secrets_user_id_key" ON "totp_secrets"("user_id");

-- CreateIndex
CREATE INDEX "backup_codes_user_id_idx" ON "backup_codes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verifications_token_hash_key" ON "verifications"("token_hash");

-- CreateIndex
CREATE INDEX "verifications_expire_at_idx" ON "verifications"("expire_at");

-- CreateIndex
CREATE UNIQUE INDEX "clients_token_hash_key" ON "clients"("token_hash");

-- CreateIndex
CREATE INDEX "clients_expires_at_idx" ON "clients"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_latest_activity_id_key" ON "sessions"("latest_activity_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_status_last_active_at_idx" ON "sessions"("user_id", "status", "last_active_at");

-- CreateIndex
CREATE INDEX "sessions_client_id_idx" ON "sessions"("client_id");

-- CreateIndex
CREATE INDEX "session_activities_session_id_idx" ON "session_activities"("session_id");

-- CreateIndex
CREATE INDEX "sign_ins_client_id_idx" ON "sign_ins"("client_id");

-- CreateIndex
CREATE INDEX "sign_ins_user_id_idx" ON "sign_ins"("user_id");

-- CreateIndex
CREATE INDEX "sign_ins_abandon_at_idx" ON "sign_ins"("abandon_at");

-- CreateIndex
CREATE INDEX "sign_ups_client_id_idx" ON "sign_ups"("client_id");

-- CreateIndex
CREATE INDEX "sign_ups_abandon_at_idx" ON "sign_ups"("abandon_at");

-- CreateIndex
CREATE INDEX "reverifications_session_id_idx" ON "reverifications"("session_id");

-- CreateIndex
CREATE INDEX "reverifications_abandon_at_idx" ON "reverifications"("abandon_at");

-- CreateIndex
CREATE INDEX "images_user_id_idx" ON "images"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "secret_keys_key_hash_key" ON "secret_keys"("key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "redirect_urls_url_key" ON "redirect_urls"("url");

-- CreateIndex
CREATE UNIQUE INDEX "jwt_templates_name_key" ON "jwt_templates"("name");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_tokens_token_hash_key" ON "sign_in_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_tokens_user_id_idx" ON "sign_in_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "actor_tokens_token_hash_key" ON "actor_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "actor_tokens_user_id_idx" ON "actor_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_claim_key" ON "invitations"("claim");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_email_address_idx" ON "invitations"("email_address");

-- CreateIndex
CREATE UNIQUE INDEX "allowlist_identifiers_identifier_key" ON "allowlist_identifiers"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "blocklist_identifiers_identifier_key" ON "blocklist_identifiers"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_entries_email_address_key" ON "waitlist_entries"("email_address");

-- CreateIndex
CREATE INDEX "outbox_messages_status_next_attempt_at_idx" ON "outbox_messages"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_messages_user_id_idx" ON "outbox_messages"("user_id");

-- CreateIndex
CREATE INDEX "dev_inbox_messages_created_at_idx" ON "dev_inbox_messages"("created_at");

-- CreateIndex
CREATE INDEX "dev_inbox_messages_to_address_idx" ON "dev_inbox_messages"("to_address");

-- CreateIndex
CREATE UNIQUE INDEX "events_sequence_key" ON "events"("sequence");

-- CreateIndex
CREATE INDEX "events_user_id_sequence_idx" ON "events"("user_id", "sequence");

-- CreateIndex
CREATE INDEX "events_type_sequence_idx" ON "events"("type", "sequence");

-- CreateIndex
CREATE INDEX "events_created_at_idx" ON "events"("created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_status_next_attempt_at_idx" ON "webhook_deliveries"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_endpoint_id_created_at_idx" ON "webhook_deliveries"("endpoint_id", "created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_event_id_idx" ON "webhook_deliveries"("event_id");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_primary_email_address_id_fkey" FOREIGN KEY ("primary_email_address_id") REFERENCES "email_addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_primary_phone_number_id_fkey" FOREIGN KEY ("primary_phone_number_id") REFERENCES "phone_numbers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_primary_web3_wallet_id_fkey" FOREIGN KEY ("primary_web3_wallet_id") REFERENCES "web3_wallets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "administrators" ADD CONSTRAINT "administrators_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_addresses" ADD CONSTRAINT "email_addresses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_addresses" ADD CONSTRAINT "email_addresses_verification_id_fkey" FOREIGN KEY ("verification_id") REFERENCES "verifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_verification_id_fkey" FOREIGN KEY ("verification_id") REFERENCES "verifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web3_wallets" ADD CONSTRAINT "web3_wallets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web3_wallets" ADD CONSTRAINT "web3_wallets_verification_id_fkey" FOREIGN KEY ("verification_id") REFERENCES "verifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_accounts" ADD CONSTRAINT "external_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_accounts" ADD CONSTRAINT "external_accounts_verification_id_fkey" FOREIGN KEY ("verification_id") REFERENCES "verifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_verification_id_fkey" FOREIGN KEY ("verification_id") REFERENCES "verifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backup_codes" ADD CONSTRAINT "backup_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_latest_activity_id_fkey" FOREIGN KEY ("latest_activity_id") REFERENCES "session_activities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_activities" ADD CONSTRAINT "session_activities_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reverifications" ADD CONSTRAINT "reverifications_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_tokens" ADD CONSTRAINT "sign_in_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_tokens" ADD CONSTRAINT "actor_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;


