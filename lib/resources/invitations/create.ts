import { z } from "zod";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import type { Invitation } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/messages/enqueue";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { permittedRedirect } from "@/lib/redirects/permitted";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { after, DAY } from "@/lib/time";
import { invitationInput, type InvitationInput } from "./input";
import { serializeInvitation, type InvitationJson } from "./serializer";
import { findPending, insertInvitation } from "./store";
import { linkOf, ticketOf } from "./ticket";

/** The most that are invited at once. */
export const MOST_INVITATIONS = 100;
const EXPIRES_IN_DAYS = 30;

/**
 * Invite addresses: all of them, or on any problem none. Each gets a mail with a link that opens the instance to it, also
 * where new accounts are closed.
 *
 * @throws invitations_not_supported 400: the instance has no email addresses
 * @throws duplicate_record 400: an address is invited already; `email_addresses` are all of those
 * @throws form_identifier_exists 422: somebody has an address; `email_addresses` are all of those
 * @throws form_param_format_invalid 422: not an address
 * @throws redirect_url_not_associated_with_instance 422
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/invitations and /v1/invitations/bulk
 */
export const createInvitations = operation({
  name: "invitation.create",
  input: z.strictObject({ invitations: z.array(invitationInput).min(1).max(MOST_INVITATIONS) }),
  allow({ actor, settings }) {
    requireAdministrator(actor);
    if (settings.email_address.mode === "off") throw apiError("invitations_not_supported");
  },
  async gather(ctx, { invitations }) {
    await assertRedirects(ctx, invitations);
    const malformed = invitations.map((each) => each.email_address).filter((text) => normaliseEmailAddress(text) === null);
    if (malformed.length > 0) throw apiError("form_param_format_invalid", { param_name: "email_address", email_addresses: malformed });
    return invitations.map((each) => ({ ...each, email_address: normaliseEmailAddress(each.email_address) ?? "" }));
  },
  async run(ctx, _input, invitations): Promise<InvitationJson[]> {
    await assertNobodyHas(ctx, invitations.filter((each) => !each.ignore_existing));
    const invited = new Set((await findPending(ctx.tx, addressesOf(invitations), ctx.now())).map((row) => row.emailAddress));
    assertNotInvited(invitations, invited);
    const made: InvitationJson[] = [];
    for (const each of invitations) {
      made.push(serializeInvitation(await invite(ctx, each, !invited.has(each.email_address)), ctx.now()));
      invited.add(each.email_address);
    }
    return made;
  },
});

function addressesOf(invitations: InvitationInput[]): string[] {
  return invitations.map((each) => each.email_address);
}

async function assertRedirects(ctx: Context, invitations: InvitationInput[]): Promise<void> {
  for (const url of new Set(invitations.map((each) => each.redirect_url))) {
    if (url && (await permittedRedirect(ctx, url)) === null) throw apiError("redirect_url_not_associated_with_instance", { param_name: "redirect_url" });
  }
}

async function assertNobodyHas({ tx }: OperationContext, invitations: InvitationInput[]): Promise<void> {
  const held = await tx.emailAddress.findMany({ where: { claim: { in: addressesOf(invitations) } }, select: { emailAddress: true } });
  if (held.length > 0) throw apiError("form_identifier_exists", { param_name: "email_address", email_addresses: held.map((row) => row.emailAddress) });
}

function assertNotInvited(invitations: InvitationInput[], invited: Set<string>): void {
  const seen = new Set(invited);
  const twice = invitations.filter(({ email_address, ignore_existing }) => {
    const isAgain = seen.has(email_address);
    seen.add(email_address);
    return isAgain && !ignore_existing;
  });
  if (twice.length > 0) throw apiError("duplicate_record", { param_name: "email_address", email_addresses: addressesOf(twice) });
}

async function invite(ctx: OperationContext, input: InvitationInput, claims: boolean): Promise<Invitation> {
  const { email_address: emailAddress, notify } = input;
  const now = ctx.now();
  const id = newId("invitation", now);
  const expiresAt = after(now, (input.expires_in_days ?? EXPIRES_IN_DAYS) * DAY);
  const data = { id, emailAddress, tokenHash: sha256(ticketOf(id)), publicMetadata: input.public_metadata ?? {}, redirectUrl: input.redirect_url ?? null, notify: notify ?? true, expiresAt, createdAt: now, updatedAt: now };
  const row = await insertInvitation(ctx.tx, data, claims, now);
  await ctx.emit("invitation.created", { userId: null, data: { invitation_id: id } });
  const link = linkOf(row);
  if (row.notify && link) {
    const slug = input.template_slug ?? "invitation";
    await enqueue(ctx.tx, { channel: "email", slug, to: emailAddress, locale: ctx.request.locale, data: { link, at: now }, identification_id: id, expires_at: expiresAt });
  }
  return row;
}
