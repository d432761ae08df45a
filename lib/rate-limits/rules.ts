import type { ErrorCode } from "@/lib/errors";

/** What a rule's key is, and so how it is made comparable before it is counted. */
export type KeyKind =
  /** An IP address; IPv6 is counted by its /64. */
  | "network"
  /** What a person typed: an email address, a phone number, a username. Case, width and outer spaces do not matter. */
  | "identifier"
  /** The country of a phone number, ISO 3166-1 alpha-2. */
  | "country"
  /** One of our own ids. */
  | "id";

export type Rule = {
  /** The parts of the key, in the order in which callers give them. */
  keyedBy: readonly [KeyKind, ...KeyKind[]];
  points: number;
  durationSeconds: number;
  /** How long a key that went over the limit stays refused, where that is longer than the rest of the window. */
  blockDurationSeconds?: number;
  /** Holds on a development instance as it does in production: what guards one account is nothing that tests need more of. */
  strict?: boolean;
  /** The error that a refusal is answered with. All are 429. */
  error?: ErrorCode & ("too_many_requests" | "verification_code_too_many_requests");
};

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * The documented limits of a production instance; settings multiply their points. Networks get room for an office behind
 * one address; the strict limits stand on what is attacked.
 *
 * `*_pair` counts an identifier together with the network that tries it, so that somebody's wrong guesses elsewhere do
 * not lock the owner out. The ceiling over all networks is the lockout of the account (`attack_protection.user_lockout`).
 *
 * @see NIST SP 800-63B-4, section 3.2.2 (at most 100 consecutive failures); OWASP ASVS 5.0, 6.3.1 and 6.6.3
 */
export const RULES = {
  // Ways in.
  sign_in_network: { keyedBy: ["network"], points: 60, durationSeconds: MINUTE_SECONDS },
  sign_in_attempt_network: { keyedBy: ["network"], points: 60, durationSeconds: 5 * MINUTE_SECONDS },
  sign_in_attempt_pair: { keyedBy: ["identifier", "network"], points: 10, durationSeconds: 10 * MINUTE_SECONDS, strict: true },
  sign_up_network: { keyedBy: ["network"], points: 30, durationSeconds: HOUR_SECONDS },
  sign_up_update_network: { keyedBy: ["network"], points: 150, durationSeconds: HOUR_SECONDS },
  sign_up_attempt_network: { keyedBy: ["network"], points: 60, durationSeconds: 5 * MINUTE_SECONDS },
  ticket_network: { keyedBy: ["network"], points: 30, durationSeconds: 5 * MINUTE_SECONDS },
  // Whoever knows the password must not find the second factor by patience: six figures are few.
  second_factor_attempt_user: { keyedBy: ["id"], points: 10, durationSeconds: 10 * MINUTE_SECONDS, strict: true },
  second_factor_attempt_user_daily: { keyedBy: ["id"], points: 100, durationSeconds: DAY_SECONDS, strict: true },
  verify_link_network: { keyedBy: ["network"], points: 60, durationSeconds: 5 * MINUTE_SECONDS },
  // Codes and links sent: each costs money, or somebody's patience.
  code_send_address: { keyedBy: ["identifier"], points: 5, durationSeconds: 10 * MINUTE_SECONDS, error: "verification_code_too_many_requests" },
  code_send_address_daily: { keyedBy: ["identifier"], points: 30, durationSeconds: DAY_SECONDS, error: "verification_code_too_many_requests" },
  code_send_network: { keyedBy: ["network"], points: 40, durationSeconds: HOUR_SECONDS, error: "verification_code_too_many_requests" },
  sms_send_country: { keyedBy: ["country"], points: 500, durationSeconds: HOUR_SECONDS, error: "verification_code_too_many_requests" },
  // Signed-in people.
  code_attempt_user: { keyedBy: ["id"], points: 30, durationSeconds: 10 * MINUTE_SECONDS },
  reverification_attempt_user: { keyedBy: ["id"], points: 10, durationSeconds: 10 * MINUTE_SECONDS },
  password_change_user: { keyedBy: ["id"], points: 10, durationSeconds: 10 * MINUTE_SECONDS },
  // Whoever stole a session must not find out the password by patience (NIST SP 800-63B-4, section 3.2.2).
  password_change_user_daily: { keyedBy: ["id"], points: 100, durationSeconds: DAY_SECONDS, strict: true },
  identifier_add_user: { keyedBy: ["id"], points: 20, durationSeconds: HOUR_SECONDS },
  profile_update_user: { keyedBy: ["id"], points: 120, durationSeconds: MINUTE_SECONDS },
  image_upload_user: { keyedBy: ["id"], points: 20, durationSeconds: HOUR_SECONDS },
  data_export_user: { keyedBy: ["id"], points: 10, durationSeconds: HOUR_SECONDS },
  // Servers, with a secret key.
  user_create_instance: { keyedBy: ["id"], points: 20, durationSeconds: 10, strict: true },
  password_verify_user: { keyedBy: ["id"], points: 30, durationSeconds: 10 * MINUTE_SECONDS, strict: true },
  // Everybody.
  client_create_network: { keyedBy: ["network"], points: 120, durationSeconds: 10 * MINUTE_SECONDS },
  password_check_network: { keyedBy: ["network"], points: 120, durationSeconds: MINUTE_SECONDS },
  waitlist_network: { keyedBy: ["network"], points: 20, durationSeconds: HOUR_SECONDS },
  admin_setup_network: { keyedBy: ["network"], points: 10, durationSeconds: 10 * MINUTE_SECONDS, blockDurationSeconds: HOUR_SECONDS },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** How many times the documented limits a development instance allows: one machine plays all the people there. */
export const DEVELOPMENT_MULTIPLIER = 50;
