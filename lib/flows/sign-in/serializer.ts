import { z } from "zod";
import { wireVerification, wireVerificationJson } from "@/lib/flows/verification/wire";
import { userDataJson } from "@/lib/resources/users/user-data";
import type { Settings } from "@/lib/settings/schema";
import type { SignInView } from "./view";

export const factorJson = z.object({
  strategy: z.string(),
  email_address_id: z.string().optional(),
  phone_number_id: z.string().optional(),
  safe_identifier: z.string().optional(),
  primary: z.boolean().optional(),
  default: z.boolean().optional(),
});

const faceJson = userDataJson.omit({ identifier: true, name: true });

export const signInJson = z.object({
  object: z.literal("sign_in_attempt"),
  id: z.string(),
  status: z.enum(["needs_identifier", "needs_first_factor", "needs_second_factor", "needs_new_password", "complete", "abandoned"]),
  identifier: z.string().nullable(),
  supported_identifiers: z.array(z.string()),
  supported_first_factors: z.array(factorJson).nullable(),
  supported_second_factors: z.array(factorJson).nullable(),
  first_factor_verification: wireVerificationJson.nullable(),
  second_factor_verification: wireVerificationJson.nullable(),
  user_data: faceJson.nullable(),
  created_session_id: z.string().nullable(),
  abandon_at: z.number().int(),
});

/** A sign-in as the Frontend API shows it; times in milliseconds. */
export function serializeSignIn(view: SignInView, settings: Settings): z.input<typeof signInJson> {
  const { first_factor_verification: first, second_factor_verification: second } = view;
  return {
    object: "sign_in_attempt",
    id: view.id,
    status: view.status,
    identifier: view.identifier,
    supported_identifiers: supportedIdentifiers(settings),
    supported_first_factors: view.supported_first_factors,
    supported_second_factors: view.supported_second_factors,
    first_factor_verification: first && wireVerification(first),
    second_factor_verification: second && wireVerification(second),
    user_data: view.user_data && faceOf(view.user_data),
    created_session_id: view.created_session_id,
    abandon_at: view.abandon_at,
  };
}

function faceOf({ first_name, last_name, image_url, has_image, profile_image_url }: NonNullable<SignInView["user_data"]>): z.input<typeof faceJson> {
  return { first_name, last_name, image_url, has_image, profile_image_url };
}

function supportedIdentifiers(settings: Settings): string[] {
  return (["email_address", "phone_number", "username"] as const).filter((name) => settings[name].mode !== "off" && settings[name].used_for_sign_in);
}
