import { apiError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";
import type { Role, Strategy, StrategyName } from "./strategy";

const hasPassword = (settings: Settings) => settings.password.mode !== "off";
const email = (name: "email_code" | "email_link") => (settings: Settings) =>
  settings.email_address.mode !== "off" && settings.email_address.strategies.includes(name);
const phone = (settings: Settings) => settings.phone_number.mode !== "off" && settings.phone_number.strategies.includes("phone_code");

/** Every strategy. Dispatch is by name, never by trial. */
export const STRATEGIES: readonly Strategy[] = [
  { name: "password", roles: ["first_factor"], channel: null, enabled: hasPassword, resetsPassword: false },
  { name: "email_code", roles: ["first_factor", "verification"], channel: "email", enabled: email("email_code"), resetsPassword: false },
  { name: "email_link", roles: ["first_factor", "verification"], channel: "email", enabled: email("email_link"), resetsPassword: false },
  // Whoever has one is asked for it, whatever the instance now lets people add: a switch must not get anybody past it.
  { name: "totp", roles: ["second_factor"], channel: null, enabled: () => true, resetsPassword: false },
  { name: "phone_code", roles: ["first_factor", "second_factor", "verification"], channel: "sms", enabled: phone, resetsPassword: false },
  {
    name: "reset_password_email_code",
    roles: ["first_factor"],
    channel: "email",
    enabled: (settings) => hasPassword(settings) && settings.email_address.mode !== "off",
    resetsPassword: true,
  },
  {
    name: "reset_password_phone_code",
    roles: ["first_factor"],
    channel: "sms",
    enabled: (settings) => hasPassword(settings) && settings.phone_number.mode !== "off",
    resetsPassword: true,
  },
  { name: "backup_code", roles: ["second_factor"], channel: null, enabled: () => true, resetsPassword: false },
];

/**
 * The strategy of that name, for a role in which the instance has it on.
 *
 * @throws form_param_value_disabled     400: not enabled on this instance
 * @throws verification_strategy_invalid 400: not for this role
 */
export function strategyFor(name: StrategyName, role: Role, settings: Settings): Strategy {
  const strategy = STRATEGIES.find((candidate) => candidate.name === name);
  if (!strategy?.roles.includes(role)) throw apiError("verification_strategy_invalid", { param_name: "strategy" });
  if (!strategy.enabled(settings)) throw apiError("form_param_value_disabled", { param_name: "strategy" });
  return strategy;
}
