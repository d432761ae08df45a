import { z } from "zod";
import { query } from "@/lib/operation";
import { maskEmailAddress } from "@/lib/resources/email-addresses/rules";
import { maskPhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { serializeUserData, USER_DATA_INCLUDE } from "@/lib/resources/users/user-data";
import { ticketInput } from "./input";
import { readTicket } from "./read";

/** What the page that uses a ticket says of it. */
export type DescribedTicket =
  | { kind: "sign_in" | "impersonation"; /** Whose account it opens, masked: enough to notice that it is another than one's own. */ account: string }
  | { kind: "invitation"; email_address: string; has_account: boolean };

/**
 * What a ticket is for, in words for whoever holds its link.
 *
 * @throws ticket_invalid_code, ticket_expired_code, sign_in_token_…, actor_token_…, revoked_invitation, invitation_already_accepted 400
 */
export const describeTicket = query({
  name: "ticket.describe",
  input: z.strictObject({ ticket: ticketInput }),
  allow: () => {},
  async run(ctx, { ticket }): Promise<DescribedTicket> {
    const found = await readTicket(ctx, ticket);
    if (found.kind === "invitation") return { kind: found.kind, email_address: found.emailAddress, has_account: found.userId !== null };
    const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: found.userId }, include: USER_DATA_INCLUDE });
    return { kind: found.kind, account: masked(serializeUserData(user).identifier ?? user.id) };
  },
});

function masked(identifier: string): string {
  if (identifier.includes("@")) return maskEmailAddress(identifier);
  return identifier.startsWith("+") ? maskPhoneNumber(identifier) : identifier;
}
