import { z } from "zod";
import { verificationJson } from "@/lib/resources/verifications/serializer";
import { userDataJson } from "@/lib/resources/users/user-data";
import type { Settings } from "@/lib/settings/schema";
import { STRATEGIES } from "@/lib/strategies";
import type { SignInView } from "./view";

export const signInJson = z.object({
  object: z.literal("sign_in_attempt"),
  id: z.string(),
  status: z.string(),
  identifier: z.string().nullable(),
  supported_identifiers: z.array(z.string()),
  supported_first_factors: z.array(z.record(z.string(), z.unknown())).nullable(),
  supported_second_factors: z.array(z.record(z.string(), z.unknown())).nullable(),
  first_factor_verification: verificationJson.omit({ resend_at: true }).nullable(),
  second_factor_verification: z.null(),
  user_data: userDataJson.nullable(),
  created_session_id: z.string().nullable(),
});

/** A sign-in as the Frontend API shows it. */
export function serializeSignIn(view: SignInView, settings: Settings): z.input<typeof signInJson> {
  const { id, status, identifier, supported_first_factors, first_factor_verification, user_data, created_session_id } = view;
  return {
    object: "sign_in_attempt",
    id,
    status,
    identifier,
    supported_identifiers: supportedIdentifiers(settings),
    supported_first_factors,
    supported_second_factors: null,
    first_factor_verification,
    second_factor_verification: null,
    user_data,
    created_session_id,
  };
}

function supportedIdentifiers(settings: Settings): string[] {
  const identifiers = (["email_address", "phone_number", "username"] as const).filter((name) => settings[name].mode !== "off" && settings[name].used_for_sign_in);
  return STRATEGIES.some(({ name, enabled }) => name === "password" && enabled(settings)) ? [...identifiers, "password"] : [...identifiers];
}
