import { z } from "zod";
import type { Settings } from "@/lib/settings/schema";

const attributeJson = z.object({
  enabled: z.boolean(),
  required: z.boolean(),
  used_for_first_factor: z.boolean(),
  first_factors: z.array(z.string()),
  used_for_second_factor: z.boolean(),
  second_factors: z.array(z.string()),
  verifications: z.array(z.string()),
  verify_at_sign_up: z.boolean(),
  immutable: z.boolean(),
});

type AttributeJson = z.infer<typeof attributeJson>;

const switchJson = z.object({ enabled: z.boolean() });

export const userSettingsJson = z.object({
  attributes: z.object({
    email_address: attributeJson,
    phone_number: attributeJson,
    username: attributeJson,
    web3_wallet: attributeJson,
    first_name: attributeJson,
    last_name: attributeJson,
    password: attributeJson,
    authenticator_app: attributeJson,
    ticket: attributeJson,
    backup_code: attributeJson,
    passkey: attributeJson,
  }),
  social: z.record(z.string(), z.never()),
  saml: switchJson,
  enterprise_sso: z.object({ enabled: z.boolean(), self_serve_sso: z.boolean() }),
  sign_in: z.object({ second_factor: z.object({ required: z.boolean() }) }),
  sign_up: z.object({
    captcha_enabled: z.boolean(),
    captcha_widget_type: z.enum(["smart", "invisible"]),
    custom_action_required: z.boolean(),
    progressive: z.boolean(),
    mode: z.enum(["public", "restricted", "waitlist"]),
    legal_consent_enabled: z.boolean(),
  }),
  restrictions: z.object({
    allowlist: switchJson,
    blocklist: switchJson,
    allowlist_blocklist_disabled_on_sign_in: switchJson,
    block_email_subaddresses: switchJson,
    block_disposable_email_domains: switchJson,
    ignore_dots_for_gmail_addresses: switchJson,
  }),
  password_settings: z.object({
    disable_hibp: z.boolean(),
    disable_password_reverification: z.boolean(),
    min_length: z.number().int(),
    max_length: z.number().int(),
    require_special_char: z.boolean(),
    require_numbers: z.boolean(),
    require_uppercase: z.boolean(),
    require_lowercase: z.boolean(),
    show_zxcvbn: z.boolean(),
    min_zxcvbn_strength: z.number().int(),
    enforce_hibp_on_sign_in: z.boolean(),
    allowed_special_characters: z.string(),
  }),
  username_settings: z.object({ min_length: z.number().int(), max_length: z.number().int(), allow_extended_special_characters: z.boolean(), allow_numeric_usernames: z.boolean() }),
  actions: z.object({ delete_self: z.boolean(), create_organization: z.boolean(), create_organizations_limit: z.null() }),
  attack_protection: z.object({
    user_lockout: z.object({ enabled: z.boolean(), max_attempts: z.number().int(), duration_in_minutes: z.number().int() }),
    pii: switchJson,
    email_link: z.object({ require_same_client: z.boolean() }),
    enumeration_protection: switchJson,
  }),
  passkey_settings: z.object({ allow_autofill: z.boolean(), show_sign_in_button: z.boolean(), satisfies_second_factor: z.boolean() }),
});

/** The characters that count as special; every other one may be in a password too. */
const SPECIAL_CHARACTERS = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";

/** What people of this instance have, may and must: what sign-in and sign-up forms are drawn from. */
export function serializeUserSettings(settings: Settings): z.infer<typeof userSettingsJson> {
  const { sign_up, restrictions, attack_protection } = settings;
  return {
    attributes: attributes(settings),
    social: {},
    saml: { enabled: false },
    enterprise_sso: { enabled: false, self_serve_sso: false },
    sign_in: { second_factor: { required: false } },
    sign_up: { captcha_enabled: false, captcha_widget_type: "smart", custom_action_required: false, progressive: true, mode: sign_up.mode, legal_consent_enabled: sign_up.legal_consent_enabled },
    restrictions: {
      allowlist: { enabled: restrictions.allowlist },
      blocklist: { enabled: restrictions.blocklist },
      allowlist_blocklist_disabled_on_sign_in: { enabled: restrictions.allowlist_blocklist_disabled_on_sign_in },
      block_email_subaddresses: { enabled: restrictions.block_email_subaddresses },
      block_disposable_email_domains: { enabled: restrictions.block_disposable_email_domains },
      ignore_dots_for_gmail_addresses: { enabled: restrictions.ignore_dots_for_gmail_addresses },
    },
    password_settings: passwordSettings(settings),
    username_settings: { min_length: settings.username.min_length, max_length: settings.username.max_length, allow_extended_special_characters: false, allow_numeric_usernames: false },
    actions: { delete_self: settings.actions.delete_self, create_organization: false, create_organizations_limit: null },
    attack_protection: {
      user_lockout: attack_protection.user_lockout,
      pii: { enabled: true },
      email_link: attack_protection.email_link,
      enumeration_protection: attack_protection.enumeration_protection,
    },
    passkey_settings: { allow_autofill: false, show_sign_in_button: false, satisfies_second_factor: false },
  };
}

function attributes(settings: Settings): z.infer<typeof userSettingsJson>["attributes"] {
  const { email_address, phone_number, username, password } = settings;
  return {
    email_address: attribute(email_address.mode, {
      used_for_first_factor: email_address.used_for_sign_in,
      first_factors: email_address.used_for_sign_in ? email_address.strategies : [],
      verifications: email_address.strategies,
      verify_at_sign_up: email_address.verify_at_sign_up,
    }),
    phone_number: attribute(phone_number.mode, {
      used_for_first_factor: phone_number.used_for_sign_in,
      first_factors: phone_number.used_for_sign_in ? phone_number.strategies : [],
      used_for_second_factor: true,
      second_factors: phone_number.strategies,
      verifications: phone_number.strategies,
      verify_at_sign_up: phone_number.verify_at_sign_up,
    }),
    username: attribute(username.mode, { used_for_first_factor: username.used_for_sign_in }),
    web3_wallet: attribute("off"),
    first_name: attribute(settings.first_name.mode),
    last_name: attribute(settings.last_name.mode),
    password: attribute(password.mode, { used_for_first_factor: true }),
    authenticator_app: attribute("off"),
    ticket: attribute("optional"),
    backup_code: attribute("off"),
    passkey: attribute("off"),
  };
}

/** An attribute that is off is used for nothing. */
function attribute(mode: Settings["first_name"]["mode"], uses: Partial<AttributeJson> = {}): AttributeJson {
  return {
    enabled: mode !== "off",
    required: mode === "required",
    used_for_first_factor: false,
    first_factors: [],
    used_for_second_factor: false,
    second_factors: [],
    verifications: [],
    verify_at_sign_up: false,
    immutable: false,
    ...(mode === "off" ? {} : uses),
  };
}

function passwordSettings({ password }: Settings): z.infer<typeof userSettingsJson>["password_settings"] {
  return {
    disable_hibp: !password.breach_check_offline && !password.breach_check_online,
    disable_password_reverification: false,
    min_length: password.min_length,
    max_length: password.max_bytes,
    require_special_char: password.require_special_char,
    require_numbers: password.require_numbers,
    require_uppercase: password.require_uppercase,
    require_lowercase: password.require_lowercase,
    show_zxcvbn: password.min_strength > 0,
    min_zxcvbn_strength: password.min_strength,
    enforce_hibp_on_sign_in: false,
    allowed_special_characters: SPECIAL_CHARACTERS,
  };
}
