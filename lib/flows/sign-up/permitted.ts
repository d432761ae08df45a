import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { assertIdentifiersPermitted } from "@/lib/resources/restrictions/permitted";

type Given = { emailAddress?: string | null; phoneNumber?: string | null };

/**
 * Refuse a sign-up that the lists and rules of addresses keep out, as soon as they can tell: nobody waits for a code in vain.
 *
 * @param invitedAddress what an invitation vouches for
 * @throws not_allowed_access 403
 */
export async function assertMaySignUp(ctx: Context, { emailAddress, phoneNumber }: Given, invitedAddress: string | null): Promise<void> {
  const emails = emailAddress ? [{ type: "email_address" as const, value: emailAddress }] : [];
  const phones = phoneNumber ? [{ type: "phone_number" as const, value: phoneNumber }] : [];
  await assertIdentifiersPermitted(ctx.tx, ctx.settings, [...emails, ...phones], invitedAddress);
}

/** The same when the account is made: with an allowlist, a username alone is on no list. */
export async function assertMayHaveAccount(ctx: Context, given: Given, invitedAddress: string | null): Promise<void> {
  if (ctx.settings.restrictions.allowlist && !given.emailAddress && !given.phoneNumber) throw apiError("not_allowed_access", { identifiers: [] });
  await assertMaySignUp(ctx, given, invitedAddress);
}
