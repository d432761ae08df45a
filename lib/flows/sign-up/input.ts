import { z } from "zod";
import type { Context } from "@/lib/context";
import { ApiError, apiError, errorItem, type ApiErrorItem } from "@/lib/errors";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword } from "@/lib/passwords/hash";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { MAX_METADATA_BYTES, usernameProblem } from "@/lib/resources/users/rules";
import { ticketInput } from "@/lib/flows/tickets/input";
import { strategyParameter } from "@/lib/strategies/parameter";
import { SIGN_UP_FIELDS } from "./requirements";

const name = z.string().trim().min(1).max(256).optional();

/** How an address or number of a sign-up is proved. */
export const VERIFICATION_STRATEGIES = ["email_code", "email_link", "phone_code"] as const;

/** What a person may give to a sign-up, at once or step by step. */
export const signUpFields = z.strictObject({
  email_address: z.string().trim().min(1).max(320).optional(),
  phone_number: z.string().trim().min(1).max(32).optional(),
  username: z.string().trim().min(1).max(256).optional(),
  password: z.string().min(1).max(4096).optional(),
  first_name: name,
  last_name: name,
  unsafe_metadata: z.record(z.string(), z.json()).optional(),
  legal_accepted: z.boolean().optional(),
  strategy: strategyParameter([...VERIFICATION_STRATEGIES, "ticket"], "form_param_value_disabled").optional(),
  ticket: ticketInput.optional(),
  redirect_url: z.string().max(2048).optional(),
  action_complete_redirect_url: z.string().max(2048).optional(),
  locale: z.string().max(35).optional(),
  timezone: z.string().max(64).optional(),
});

export type SignUpFieldsInput = z.output<typeof signUpFields>;

/** The given fields in the form in which they are stored. */
export type CheckedFields = {
  emailAddress?: string;
  phoneNumber?: string;
  username?: string;
  firstName?: string;
  lastName?: string;
  passwordDigest?: string;
  passwordHasher?: string;
};

/**
 * Check and normalise what was given, and hash the password. All problems are told at once.
 *
 * @param before what the sign-up has already, or comes with
 * @throws form_param_unknown 422: the instance does not have that field on
 * @throws legal_not_accepted 422: the terms were refused
 * @throws form_param_format_invalid, form_username_…, form_password_…, form_param_exceeds_allowed_size 422
 */
export async function checkFields(ctx: Context, input: SignUpFieldsInput, before: { emailAddress: string | null; username: string | null }): Promise<CheckedFields> {
  const { settings } = ctx;
  const problems: ApiErrorItem[] = SIGN_UP_FIELDS.filter((field) => input[field] !== undefined && settings[field].mode === "off").map((field) =>
    errorItem("form_param_unknown", { param_name: field }),
  );
  const emailAddress = input.email_address === undefined ? undefined : normaliseEmailAddress(input.email_address);
  const phoneNumber = input.phone_number === undefined ? undefined : normalisePhoneNumber(input.phone_number, settings.phone_number.default_country);
  if (emailAddress === null) problems.push(errorItem("form_param_format_invalid", { param_name: "email_address" }));
  if (phoneNumber === null) problems.push(errorItem("form_param_format_invalid", { param_name: "phone_number" }));
  const username = input.username === undefined ? null : usernameProblem(input.username, settings.username);
  if (username) problems.push(username);
  if (input.unsafe_metadata && Buffer.byteLength(JSON.stringify(input.unsafe_metadata)) > MAX_METADATA_BYTES) {
    problems.push(errorItem("form_param_exceeds_allowed_size", { param_name: "unsafe_metadata", max_bytes: MAX_METADATA_BYTES }));
  }
  const identifiers = [emailAddress ?? before.emailAddress, input.username ?? before.username].filter((text) => typeof text === "string");
  if (input.legal_accepted === false && settings.sign_up.legal_consent_enabled) problems.push(errorItem("legal_not_accepted", { param_name: "legal_accepted" }));
  if (input.password !== undefined) problems.push(...(await passwordProblems(ctx, input.password, identifiers)));
  const [first, ...others] = problems;
  if (first) throw new ApiError([first, ...others]);
  const hashed = input.password === undefined ? null : await hashPassword(input.password);
  return {
    ...(emailAddress ? { emailAddress } : {}),
    ...(phoneNumber ? { phoneNumber } : {}),
    ...(input.username !== undefined ? { username: input.username } : {}),
    ...(input.first_name !== undefined ? { firstName: input.first_name } : {}),
    ...(input.last_name !== undefined ? { lastName: input.last_name } : {}),
    ...(hashed ? { passwordDigest: hashed.digest, passwordHasher: hashed.hasher } : {}),
  };
}

async function passwordProblems({ settings }: Context, password: string, identifiers: string[]): Promise<ApiErrorItem[]> {
  try {
    await assertPasswordAcceptable(password, { settings, identifiers, param: "password" });
    return [];
  } catch (error) {
    if (error instanceof ApiError && error.status === 422) return error.errors;
    throw error;
  }
}

/**
 * Whether new accounts are made here at all.
 *
 * @throws sign_up_mode_restricted, sign_up_restricted_waitlist 403
 */
export function assertSignUpOpen({ settings }: Context): void {
  if (settings.sign_up.mode === "restricted") throw apiError("sign_up_mode_restricted");
  if (settings.sign_up.mode === "waitlist") throw apiError("sign_up_restricted_waitlist");
}
