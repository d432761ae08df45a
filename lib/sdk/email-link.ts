import type { Clerk } from "./clerk";
import { EmailLinkError, EmailLinkErrorCode } from "./errors";
import { currentParameters } from "./redirects";
import type { HandleEmailLinkVerificationParams } from "./types";

/**
 * Go on after a link in a mail was opened.
 *
 * @throws EmailLinkError expired, failed, client_mismatch
 */
export async function verifyEmailLink(clerk: Clerk, { redirectUrl, redirectUrlComplete, onVerifiedOnOtherDevice }: HandleEmailLinkVerificationParams, navigate: (to: string) => unknown): Promise<unknown> {
  const parameters = currentParameters();
  const status = parameters.get("__clerk_status");
  if (status !== "verified") throw new EmailLinkError(status === EmailLinkErrorCode.Expired || status === EmailLinkErrorCode.ClientMismatch ? status : EmailLinkErrorCode.Failed);
  const created = parameters.get("__clerk_created_session");
  const { client } = clerk;
  if (created && client?.sessions.some(({ id }) => id === created)) {
    return clerk.setActive({ session: created, navigate: () => redirectUrlComplete && navigate(redirectUrlComplete) });
  }
  const goesOnHere = client?.signIn.status === "needs_second_factor" || client?.signUp.status === "missing_requirements";
  if (goesOnHere) return redirectUrl ? navigate(redirectUrl) : undefined;
  return onVerifiedOnOtherDevice?.();
}
