import { ApiError, errorItem, type ApiErrorItem } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { hasGmailTwin } from "@/lib/resources/restrictions/gmail-twin";
import { normaliseUsername } from "@/lib/resources/users/rules";
import type { CheckedFields } from "./input";

/** Which of the given identifiers belong to somebody already. */
export type Taken = { email_address: boolean; phone_number: boolean; username: boolean };

export async function findTaken({ tx, settings }: OperationContext, fields: CheckedFields): Promise<Taken> {
  const { emailAddress, phoneNumber, username } = fields;
  return {
    email_address: emailAddress !== undefined && ((await tx.emailAddress.count({ where: { claim: emailAddress } })) > 0 || (await hasGmailTwin(tx, settings, emailAddress))),
    phone_number: phoneNumber !== undefined && (await tx.phoneNumber.count({ where: { claim: phoneNumber } })) > 0,
    username: username !== undefined && (await tx.user.count({ where: { usernameClaim: normaliseUsername(username) } })) > 0,
  };
}

/**
 * Say at once that an identifier is taken, so that nobody waits for a code in vain. Where the instance hides which accounts
 * exist, only a username is told: proof of an address or number comes first there, and nothing is sent to a taken one.
 *
 * @throws form_identifier_exists 422, one entry for each
 */
export function assertFree(taken: Taken, { settings }: OperationContext): void {
  const hidden = settings.attack_protection.enumeration_protection.enabled;
  const hides = { email_address: hidden && settings.email_address.verify_at_sign_up, phone_number: hidden && settings.phone_number.verify_at_sign_up, username: false };
  const problems: ApiErrorItem[] = (["email_address", "phone_number", "username"] as const)
    .filter((field) => taken[field] && !hides[field])
    .map((field) => errorItem("form_identifier_exists", { param_name: field }));
  const [first, ...others] = problems;
  if (first) throw new ApiError([first, ...others]);
}
