import { countSignUp } from "@/lib/metrics";
import type { OperationContext } from "@/lib/operation";
import { startSession } from "@/lib/resources/sessions/start";
import { insertUser } from "@/lib/resources/users/create";
import { acceptInvitation } from "./invitation";
import { assertMayHaveAccount } from "./permitted";
import { change, type LoadedSignUp } from "./store";

/**
 * Go as far as the facts allow: with nothing missing and nothing to prove, the account is made and its person signed in.
 *
 * @throws form_identifier_exists 422: somebody else was faster
 * @throws not_allowed_access 403
 * @throws revoked_invitation, invitation_already_accepted, ticket_expired_code 400: the invitation does not hold any more
 */
export async function advance(ctx: OperationContext, loaded: LoadedSignUp): Promise<LoadedSignUp> {
  const { row, status, emailVerification, phoneVerification } = loaded;
  if (status !== "complete" || row.createdUserId !== null) return loaded;
  await assertMayHaveAccount(ctx, row, row.invitationId === null ? null : row.emailAddress);
  const proved = (verification: typeof emailVerification) => ({ verification_id: verification?.verifiedAt ? verification.id : null, verified: Boolean(verification?.verifiedAt) });
  const user = await insertUser(ctx, {
    email_addresses: row.emailAddress === null ? [] : [{ address: row.emailAddress, ...proved(emailVerification) }],
    phone_numbers: row.phoneNumber === null ? [] : [{ number: row.phoneNumber, ...proved(phoneVerification) }],
    username: row.username,
    first_name: row.firstName,
    last_name: row.lastName,
    password: row.passwordDigest !== null && row.passwordHasher !== null ? { digest: row.passwordDigest, hasher: row.passwordHasher } : null,
    public_metadata: row.publicMetadata,
    unsafe_metadata: row.unsafeMetadata,
    locale: row.locale,
    timezone: row.timezone,
    legal_accepted_at: row.legalAcceptedAt,
    external_id: row.externalId,
  });
  if (row.invitationId !== null) await acceptInvitation(ctx, row.invitationId, user.id);
  const strategy = emailVerification?.strategy ?? phoneVerification?.strategy ?? (row.passwordDigest ? "password" : null);
  const sessionId = await startSession(ctx, { userId: user.id, strategy, firstFactorVerified: true, secondFactorVerified: false });
  countSignUp(strategy ?? "none", "success");
  return change(ctx, loaded, { createdUserId: user.id, createdSessionId: sessionId, passwordDigest: null });
}
