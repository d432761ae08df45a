import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { createSignUp } from "./create";
import { signUpFields } from "./input";
import type { SignUpView } from "./view";

const identifierOfChoice = { email_address_or_phone_number: z.string().trim().min(1).max(320).optional() };

/** What an app may go on with a sign-up with. */
export const continueSignUpInput = signUpFields.extend(identifierOfChoice);

/** What an app may begin a sign-up with. */
export const signUpFromAppInput = continueSignUpInput.extend({ transfer: z.boolean().optional() });

/**
 * Begin to sign up from an app.
 *
 * @throws session_exists           400: only one person at a time is signed in here, and one is
 * @throws account_transfer_invalid 400: there is no sign-in whose connected account could be taken over
 * @throws as createSignUp does
 * @see Clerk Frontend API, POST /v1/client/sign_ups
 */
export async function signUpFromApp(ctx: Context, { transfer, ...fields }: z.output<typeof signUpFromAppInput>): Promise<SignUpView> {
  if (ctx.settings.sessions.single_session_mode && ctx.actor.type === "user") throw apiError("session_exists");
  if (transfer) throw apiError("account_transfer_invalid");
  return createSignUp(ctx, withIdentifierOfChoice(fields));
}

/** Where either will do, an app may leave it to us which of the two it is. */
export function withIdentifierOfChoice({ email_address_or_phone_number: text, ...fields }: z.output<typeof continueSignUpInput>): z.output<typeof signUpFields> {
  if (text === undefined) return fields;
  return text.includes("@") ? { ...fields, email_address: text } : { ...fields, phone_number: text };
}
