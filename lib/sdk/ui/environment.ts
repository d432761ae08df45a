export const attributes = ["email_address", "phone_number", "username", "password", "first_name", "last_name"] as const;
export type AttributeName = (typeof attributes)[number];
export type IdentifierName = "email_address" | "phone_number" | "username";

export type Attribute = { enabled: boolean; required: boolean; signsIn: boolean; verifications: readonly string[] };

/** What the components take from an instance's environment. */
export type Environment = {
  applicationName: string;
  /** "#rrggbb", or null when the instance names none. */
  accentColor: string | null;
  /** Of fields and buttons, in CSS pixels. */
  radius: string;
  severalSessions: boolean;
  prefersCodes: boolean;
  attributes: Readonly<Record<AttributeName, Attribute>>;
  signUpMode: "public" | "restricted" | "waitlist";
  legalConsent: boolean;
  termsUrl: string | null;
  privacyUrl: string | null;
  password: { minLength: number; maxLength: number };
  username: { minLength: number; maxLength: number };
};

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the answer of `GET /v1/environment`. What is missing counts as off, so that a component never offers what the
 * instance may refuse.
 */
export function readEnvironment(json: unknown): Environment {
  const environment = objectOf(json);
  const settings = objectOf(environment.user_settings);
  const display = objectOf(environment.display_config);
  const signUp = objectOf(settings.sign_up);
  const theme = objectOf(display.theme);
  return {
    applicationName: textOf(display.application_name) ?? "",
    accentColor: colourOf(objectOf(theme.general).color),
    radius: /^\d+(\.\d+)?px$/.exec(textOf(objectOf(theme.general).border_radius) ?? "")?.[0] ?? "8px",
    severalSessions: objectOf(environment.auth_config).single_session_mode === false,
    prefersCodes: display.preferred_sign_in_strategy === "otp",
    attributes: Object.fromEntries(attributes.map((name) => [name, attributeOf(objectOf(settings.attributes)[name])])) as Environment["attributes"],
    signUpMode: signUp.mode === "restricted" || signUp.mode === "waitlist" ? signUp.mode : "public",
    legalConsent: signUp.legal_consent_enabled === true,
    termsUrl: textOf(display.terms_url),
    privacyUrl: textOf(display.privacy_policy_url),
    password: lengthsOf(settings.password_settings, 8, 72),
    username: lengthsOf(settings.username_settings, 4, 64),
  };
}

function attributeOf(json: unknown): Attribute {
  const { enabled, required, used_for_first_factor, verifications } = objectOf(json);
  return {
    enabled: enabled === true,
    required: enabled === true && required === true,
    signsIn: enabled === true && used_for_first_factor === true,
    verifications: Array.isArray(verifications) ? verifications.filter((name) => typeof name === "string") : [],
  };
}

/** Zero stands for "as usual". */
function lengthsOf(json: unknown, minimum: number, maximum: number): { minLength: number; maxLength: number } {
  const { min_length, max_length } = objectOf(json);
  return { minLength: Number(min_length) || minimum, maxLength: Number(max_length) || maximum };
}

function objectOf(json: unknown): Json {
  return typeof json === "object" && json !== null ? (json as Json) : {};
}

function textOf(json: unknown): string | null {
  return typeof json === "string" && json !== "" ? json : null;
}

function colourOf(json: unknown): string | null {
  const text = textOf(json);
  return text && /^#[0-9a-f]{6}$/i.test(text) ? text : null;
}
