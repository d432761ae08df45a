import { z } from "zod";
import { DAY, SECOND } from "@/lib/time";
import { isOrigin } from "./origin";

const days = (count: number) => (count * DAY) / SECOND;
const mode = z.enum(["off", "optional", "required"]);
const origin = z.string().refine(isOrigin, { error: "must be an origin", params: { code: "form_param_format_invalid" } });

const application = z.object({
  name: z.string().min(1).max(64).default("Gatehouse").describe("The name that pages and mails show"),
  logo_image_id: z.string().nullable().default(null).describe("An uploaded picture"),
  home_url: z.url().nullable().default(null).describe("Where the logo leads; the account page when empty"),
  support_email: z.email().nullable().default(null),
  terms_url: z.url().nullable().default(null),
  privacy_policy_url: z.url().nullable().default(null),
  after_sign_in_url: z.url().nullable().default(null).describe("Where people go after sign-in; the account page when empty"),
  after_sign_up_url: z.url().nullable().default(null),
  after_sign_out_url: z.url().nullable().default(null).describe("Where people go after sign-out; the sign-in page when empty"),
});

const appearance = z.object({
  accent_color: z.string().regex(/^#[0-9a-f]{6}$/i).default("#2f5d50"),
  radius_px: z.number().int().min(0).max(20).default(8),
  cover_image_id: z.string().nullable().default(null),
});

const emailAddress = z.object({
  mode: mode.default("required"),
  used_for_sign_in: z.boolean().default(true),
  verify_at_sign_up: z.boolean().default(true),
  strategies: z.array(z.enum(["email_code", "email_link"])).default(["email_code", "email_link"]).describe("Ways to prove an address and to sign in with it"),
});

const phoneNumber = z.object({
  mode: mode.default("optional"),
  used_for_sign_in: z.boolean().default(true),
  verify_at_sign_up: z.boolean().default(true),
  strategies: z.array(z.enum(["phone_code"])).default(["phone_code"]),
  default_country: z.string().length(2).default("US").describe("The country of a number that is written without one"),
});

const username = z.object({
  mode: mode.default("optional"),
  used_for_sign_in: z.boolean().default(true),
  min_length: z.number().int().min(1).max(64).default(4),
  max_length: z.number().int().min(1).max(256).default(64),
});

const password = z.object({
  mode: mode.default("required"),
  min_length: z.number().int().min(8).max(72).default(8).describe("In characters"),
  max_bytes: z.number().int().min(64).max(4096).default(256).describe("In bytes of UTF-8"),
  require_uppercase: z.boolean().default(false),
  require_lowercase: z.boolean().default(false),
  require_numbers: z.boolean().default(false),
  require_special_char: z.boolean().default(false),
  min_strength: z.number().int().min(0).max(4).default(0).describe("0 to 4, as zxcvbn counts"),
  breach_check_offline: z.boolean().default(true),
  breach_check_online: z.boolean().default(false).describe("Ask the k-anonymity range service too: five characters of a hash leave the server"),
});

const secondFactor = z.object({ enabled: z.boolean().default(true).describe("Whether people can be given one; those who have one are asked for it in any case") });

const signUp = z.object({
  mode: z.enum(["public", "restricted", "waitlist"]).default("public"),
  legal_consent_enabled: z.boolean().default(false),
});

const signIn = z.object({
  preferred_strategy: z.enum(["password", "otp"]).nullable().default(null).describe("What people are asked for first; a password, where there are passwords, when empty"),
  sign_up_if_missing: z.boolean().default(true).describe("An unknown address goes on to sign-up"),
});

const restrictions = z.object({
  allowlist: z.boolean().default(false).describe("Only identifiers on the allowlist come in"),
  blocklist: z.boolean().default(false).describe("Identifiers on the blocklist do not come in"),
  allowlist_blocklist_disabled_on_sign_in: z.boolean().default(false).describe("The lists hold for new accounts and identifiers, not for signing in"),
  block_email_subaddresses: z.boolean().default(false).describe("New addresses with +, = or # before the @ are refused"),
  block_disposable_email_domains: z.boolean().default(false).describe("New addresses of services that give a mailbox for minutes are refused"),
  ignore_dots_for_gmail_addresses: z.boolean().default(false).describe("a.b@gmail.com, ab@gmail.com and ab@googlemail.com are one address"),
});

const sessions = z.object({
  single_session_mode: z.boolean().default(false).describe("At most one person signed in on a browser"),
  inactivity_seconds: z.number().int().min(300).max(days(3650)).default(days(30)),
  lifetime_seconds: z.number().int().min(300).max(days(3650)).default(days(90)),
});

const attackProtection = z.object({
  user_lockout: z
    .object({
      enabled: z.boolean().default(true),
      max_attempts: z.number().int().min(3).max(1000).default(100),
      duration_in_minutes: z.number().int().min(1).max(60 * 24 * 365).default(60),
    })
    .prefault({}),
  enumeration_protection: z.object({ enabled: z.boolean().default(false) }).prefault({}),
  email_link: z.object({ require_same_client: z.boolean().default(false) }).prefault({}),
  rate_limits: z
    .object({
      enabled: z.boolean().default(true),
      multiplier: z.number().positive().max(100_000).default(1).describe("How many times the documented limits are allowed"),
    })
    .prefault({}),
});

const nativeApps = z.object({
  apple_app_ids: z.array(z.string().regex(/^[A-Z0-9]{10}\.[A-Za-z0-9.-]{1,155}$/)).default([]).describe("Team and bundle ids of apps on Apple's systems that may use this host's passwords"),
  android: z
    .array(z.object({ package_name: z.string().regex(/^[A-Za-z][\w.]{0,254}$/), sha256_cert_fingerprints: z.array(z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)).min(1) }))
    .default([])
    .describe("Android apps that may open this host's links and use its passwords"),
});

/** The settings of an instance: what its operator decides at run time. Deployment facts stand in `lib/env.ts`. */
export const settingsSchema = z.object({
  application: application.prefault({}),
  appearance: appearance.prefault({}),
  email_address: emailAddress.prefault({}),
  phone_number: phoneNumber.prefault({}),
  username: username.prefault({}),
  first_name: z.object({ mode: mode.default("optional") }).prefault({}),
  last_name: z.object({ mode: mode.default("optional") }).prefault({}),
  web3_wallet: z.object({ mode: mode.default("optional") }).prefault({}),
  password: password.prefault({}),
  authenticator_app: secondFactor.prefault({}),
  backup_code: secondFactor.prefault({}),
  sign_up: signUp.prefault({}),
  sign_in: signIn.prefault({}),
  restrictions: restrictions.prefault({}),
  sessions: sessions.prefault({}),
  attack_protection: attackProtection.prefault({}),
  actions: z.object({ delete_self: z.boolean().default(true) }).prefault({}),
  native_apps: nativeApps.prefault({}),
  allowed_origins: z.array(origin).default([]).describe("Origins of the apps that send people here"),
  development_origin: origin.nullable().default(null).describe("Where the app runs while it is developed; another allowed origin of a development instance"),
  test_mode: z.boolean().nullable().default(null).describe("Whether addresses and numbers for tests take the fixed code; on a development instance they do when empty"),
  clerk_js_version: z.string().regex(/^\d{1,4}(\.\d{1,6}){0,2}$/).nullable().default(null).describe("The version of the upstream browser SDK that apps are told to load; the one that this portal was made for when empty"),
});

export type Settings = z.infer<typeof settingsSchema>;
