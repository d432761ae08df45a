import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { instanceId } from "@/lib/instance/id";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { createInvitations } from "@/lib/resources/invitations/create";
import { findPending } from "@/lib/resources/invitations/store";
import type { Identifier } from "@/lib/resources/restrictions/identifier";
import { listEntryInput, listEntryOf, listingOnce } from "@/lib/resources/restrictions/input";
import { serializeAllowlistIdentifier } from "./serializer";

/**
 * Let an address, all addresses of a domain (`*@example.com`), a phone number or a wallet in.
 *
 * @throws form_param_format_invalid 422: none of these
 * @throws duplicate_record 400
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/allowlist_identifiers
 */
export const createAllowlistIdentifier = operation({
  name: "allowlist_identifier.create",
  input: z.strictObject({
    identifier: listEntryInput,
    /** Whether a single address gets an invitation. */
    notify: z.boolean().nullish(),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  gather: async (ctx, { identifier }) => listEntryOf(identifier, ctx.settings),
  async run(ctx, { notify }, identifier) {
    const now = ctx.now();
    const data = { id: newId("allowlistIdentifier", now), identifier: identifier.value, identifierType: identifier.type, createdAt: now, updatedAt: now };
    const row = await listingOnce(ctx.tx.allowlistIdentifier.create({ data }));
    const invitationId = notify ? await invited(ctx, identifier) : null;
    if (invitationId) await ctx.tx.allowlistIdentifier.update({ where: { id: row.id }, data: { invitationId } });
    await ctx.emit("allowlist_identifier.created", { userId: null, data: { allowlist_identifier_id: row.id } });
    return serializeAllowlistIdentifier({ ...row, invitationId }, await instanceId(ctx.tx));
  },
});

/** The invitation of an address: a new one, or the one that is pending. Who has an account needs none. */
async function invited(ctx: OperationContext, { type, value }: Identifier): Promise<string | null> {
  if (type !== "email_address" || value.startsWith("*@")) return null;
  const [pending] = await findPending(ctx.tx, [value], ctx.now());
  if (pending) return pending.id;
  if ((await ctx.tx.emailAddress.count({ where: { claim: value } })) > 0) return null;
  const [invitation] = await createInvitations(ctx, { invitations: [{ email_address: value }] });
  return invitation?.id ?? null;
}
