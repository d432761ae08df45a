import { z } from "zod";
import { wireVerification, wireVerificationJson } from "@/lib/flows/verification/wire";
import type { Settings } from "@/lib/settings/schema";
import type { SignUpVerificationView, SignUpView } from "./view";

const proofJson = wireVerificationJson.extend({
  next_action: z.enum(["needs_prepare", "needs_attempt", ""]),
  supported_strategies: z.array(z.string()),
});

const metadata = z.record(z.string(), z.unknown());

export const signUpJson = z.object({
  object: z.literal("sign_up_attempt"),
  id: z.string(),
  status: z.enum(["missing_requirements", "complete", "abandoned"]),
  required_fields: z.array(z.string()),
  optional_fields: z.array(z.string()),
  missing_fields: z.array(z.string()),
  unverified_fields: z.array(z.string()),
  verifications: z.object({
    email_address: proofJson.nullable(),
    phone_number: proofJson.nullable(),
    web3_wallet: z.null(),
    external_account: z.null(),
  }),
  username: z.string().nullable(),
  email_address: z.string().nullable(),
  phone_number: z.string().nullable(),
  web3_wallet: z.null(),
  password_enabled: z.boolean(),
  has_password: z.boolean(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  unsafe_metadata: metadata,
  public_metadata: metadata,
  custom_action: z.boolean(),
  external_id: z.string().nullable(),
  external_account: z.null(),
  external_account_strategy: z.null(),
  created_session_id: z.string().nullable(),
  created_user_id: z.string().nullable(),
  abandon_at: z.number().int(),
  legal_accepted_at: z.number().int().nullable(),
  locale: z.string().nullable(),
  protect_check: z.null(),
});

/**
 * A sign-up as the Frontend API shows it; times in milliseconds. The published name of whether a password was given is
 * `password_enabled`, the one that SDKs read is `has_password`: both are there.
 */
export function serializeSignUp(view: SignUpView, _settings: Settings): z.input<typeof signUpJson> {
  const { email_address, phone_number } = view.verifications;
  return {
    object: "sign_up_attempt",
    id: view.id,
    status: view.status,
    required_fields: view.required_fields,
    optional_fields: view.optional_fields,
    missing_fields: view.missing_fields,
    unverified_fields: view.unverified_fields,
    verifications: {
      email_address: email_address && serializeProof(email_address),
      phone_number: phone_number && serializeProof(phone_number),
      web3_wallet: null,
      external_account: null,
    },
    username: view.username,
    email_address: view.email_address,
    phone_number: view.phone_number,
    web3_wallet: null,
    password_enabled: view.has_password,
    has_password: view.has_password,
    first_name: view.first_name,
    last_name: view.last_name,
    unsafe_metadata: view.unsafe_metadata as z.input<typeof metadata>,
    public_metadata: view.public_metadata as z.input<typeof metadata>,
    custom_action: view.custom_action,
    external_id: view.external_id,
    external_account: null,
    external_account_strategy: null,
    created_session_id: view.created_session_id,
    created_user_id: view.created_user_id,
    abandon_at: view.abandon_at,
    legal_accepted_at: view.legal_accepted_at,
    locale: view.locale,
    protect_check: null,
  };
}

const OF_BROWSERS = { external_account: true, external_account_strategy: true, has_password: true, protect_check: true } as const;

/** A sign-up as servers see it, without what only the SDKs of browsers read. */
export const backendSignUpJson = signUpJson.omit(OF_BROWSERS);

/** A sign-up as the Backend API shows it; times in milliseconds. */
export function serializeBackendSignUp(view: SignUpView, settings: Settings): z.output<typeof backendSignUpJson> {
  return backendSignUpJson.parse(serializeSignUp(view, settings));
}

function serializeProof(view: SignUpVerificationView): z.input<typeof proofJson> {
  return { ...wireVerification(view), next_action: view.next_action, supported_strategies: view.supported_strategies };
}
