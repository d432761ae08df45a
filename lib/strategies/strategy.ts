import type { ApiError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";

export const STRATEGY_NAMES = [
  "password",
  "email_code",
  "email_link",
  "phone_code",
  "reset_password_email_code",
  "reset_password_phone_code",
] as const;

export type StrategyName = (typeof STRATEGY_NAMES)[number];

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
