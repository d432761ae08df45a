import { z } from "zod";
import type { Settings } from "@/lib/settings/schema";
import { isTestMode } from "@/lib/settings/test-mode";
import { hasDevelopmentKey } from "./keys";

const modeJson = z.enum(["on", "off", "required"]);

export const authConfigJson = z.object({
  object: z.literal("auth_config"),
  id: z.string(),
  first_name: modeJson,
  last_name: modeJson,
  email_address: modeJson,
  phone_number: modeJson,
  username: modeJson,
  password: modeJson,
  identification_requirements: z.array(z.array(z.string())),
  identification_strategies: z.array(z.string()),
  first_factors: z.array(z.string()),
  second_factors: z.array(z.string()),
  email_address_verification_strategies: z.array(z.string()),
  single_session_mode: z.boolean(),
  enhanced_email_deliverability: z.boolean(),
  test_mode: z.boolean(),
  cookieless_dev: z.boolean(),
  url_based_session_syncing: z.boolean(),
  claimed_at: z.null(),
  reverification: z.boolean(),
  native_settings: z.object({
    object: z.literal("native_settings"),
    api_enabled: z.boolean(),
    trusted_device_sign_in_enabled: z.boolean(),
    trusted_device_enrollment_prompt_after_sign_in_enabled: z.boolean(),
    trusted_device_enrollment_prompt_after_sign_up_enabled: z.boolean(),
  }),
});

const IDENTIFIERS = ["email_address", "phone_number", "username"] as const;

/** How people prove who they are on this instance. */
export function serializeAuthConfig(settings: Settings, instanceId: string): z.infer<typeof authConfigJson> {
  const enabled = IDENTIFIERS.filter((name) => settings[name].mode !== "off");
  const required = enabled.filter((name) => settings[name].mode === "required");
  const urlBased = hasDevelopmentKey();
  return {
    object: "auth_config",
    id: `auth_config_${instanceId}`,
    first_name: modeOf(settings.first_name),
    last_name: modeOf(settings.last_name),
    email_address: modeOf(settings.email_address),
    phone_number: modeOf(settings.phone_number),
    username: modeOf(settings.username),
    password: modeOf(settings.password),
    identification_requirements: required.length > 0 ? required.map((name) => [name]) : [enabled],
    identification_strategies: enabled.filter((name) => settings[name].used_for_sign_in),
    first_factors: firstFactors(settings),
    second_factors: settings.phone_number.mode === "off" ? [] : settings.phone_number.strategies,
    email_address_verification_strategies: settings.email_address.mode === "off" ? [] : settings.email_address.strategies,
    single_session_mode: settings.sessions.single_session_mode,
    enhanced_email_deliverability: false,
    test_mode: isTestMode(settings),
    cookieless_dev: urlBased,
    url_based_session_syncing: urlBased,
    claimed_at: null,
    reverification: true,
    native_settings: {
      object: "native_settings",
      api_enabled: true,
      trusted_device_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_up_enabled: false,
    },
  };
}

function modeOf({ mode }: { mode: Settings["first_name"]["mode"] }): "on" | "off" | "required" {
  return mode === "optional" ? "on" : mode;
}

function firstFactors({ email_address, phone_number, password }: Settings): string[] {
  const [hasEmail, hasPhone, hasPassword] = [email_address.mode !== "off", phone_number.mode !== "off", password.mode !== "off"];
  return [
    ...(hasEmail && email_address.used_for_sign_in ? email_address.strategies : []),
    ...(hasPassword ? ["password"] : []),
    ...(hasPhone && phone_number.used_for_sign_in ? phone_number.strategies : []),
    ...(hasPassword && hasEmail ? ["reset_password_email_code"] : []),
    ...(hasPassword && hasPhone ? ["reset_password_phone_code"] : []),
    "ticket",
  ];
}
