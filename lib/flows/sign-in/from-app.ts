import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { ticketInput } from "@/lib/flows/tickets/input";
import { signInWithTicket } from "@/lib/flows/tickets/sign-in";
import { assertRedirectsPermitted } from "@/lib/redirects/permitted";
import { strategyParameter } from "@/lib/strategies/parameter";
import { FIRST_FACTOR_NAMES } from "@/lib/strategies/strategy";
import { createSignIn } from "./create";
import type { SignInView } from "./view";

/** What an app may begin a sign-in with. */
export const signInFromAppInput = createSignIn.input.extend({
  strategy: strategyParameter([...FIRST_FACTOR_NAMES, "ticket"], "form_param_value_disabled").optional(),
  ticket: ticketInput.optional(),
  transfer: z.boolean().optional(),
});

/**
 * Begin to sign in from an app: with nothing at all, with an identifier and what proves it, or with a ticket.
 *
 * @throws session_exists           400: only one person at a time is signed in here, and one is
 * @throws account_transfer_invalid 400: there is no sign-up whose connected account could be taken over
 * @throws form_param_missing       422: a strategy without what it needs
 * @throws redirect_url_not_associated_with_instance 422
 * @throws as createSignIn and signInWithTicket do
 * @see Clerk Frontend API, POST /v1/client/sign_ins
 */
export async function signInFromApp(ctx: Context, input: z.output<typeof signInFromAppInput>): Promise<SignInView> {
  const { ticket, transfer, strategy, ...fields } = input;
  const { redirect_url, action_complete_redirect_url, locale, timezone } = fields;
  if (ctx.settings.sessions.single_session_mode && ctx.actor.type === "user") throw apiError("session_exists");
  if (transfer) throw apiError("account_transfer_invalid");
  await assertRedirectsPermitted(ctx, fields);
  if (strategy === "ticket" || ticket !== undefined) {
    if (ticket === undefined) throw apiError("form_param_missing", { param_name: "ticket" });
    return signInWithTicket(ctx, { ticket, redirect_url, action_complete_redirect_url, locale, timezone });
  }
  if (fields.identifier === undefined && (strategy ?? fields.password) !== undefined) throw apiError("form_param_missing", { param_name: "identifier" });
  if (strategy === "password" && fields.password === undefined) throw apiError("form_param_missing", { param_name: "password" });
  return createSignIn(ctx, { ...fields, strategy });
}
