import type { ApiError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";

export const FIRST_FACTOR_NAMES = [
  "password",
  "email_code",
  "email_link",
  "phone_code",
  "reset_password_email_code",
  "reset_password_phone_code",
] as const;

/** In the order in which they are offered: what is at hand first, what cannot be replaced last. */
export const SECOND_FACTOR_NAMES = ["totp", "phone_code", "backup_code"] as const;

export type SecondFactorName = (typeof SECOND_FACTOR_NAMES)[number];

export type StrategyName = (typeof FIRST_FACTOR_NAMES)[number] | SecondFactorName;

/** What an attempt came to. A failure is an outcome, so that its counter is kept. */
export type Outcome = { ok: true } | { ok: false; error: ApiError };

export type Role = "first_factor" | "second_factor" | "verification";

/** A way to prove something. One row serves sign-in, sign-up, the profile and reverification. */
export type Strategy = {
  name: StrategyName;
  roles: readonly Role[];
  /** How its challenge reaches the person; null when there is none to send. */
  channel: "email" | "sms" | null;
  /** Whether the instance has it on. */
  enabled: (settings: Settings) => boolean;
  /** Whether proving it lets the person set a new password. */
  resetsPassword: boolean;
};
