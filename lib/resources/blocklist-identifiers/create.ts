import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { instanceId } from "@/lib/instance/id";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { listEntryInput, listEntryOf, listingOnce } from "@/lib/resources/restrictions/input";
import { serializeBlocklistIdentifier } from "./serializer";

/**
 * Keep an address, all addresses of a domain (`*@example.com`), a phone number or a wallet out.
 *
 * @throws form_param_format_invalid 422: none of these
 * @throws duplicate_record 400
 * @throws authorization_invalid 403
 * @see Clerk Backend API, POST /v1/blocklist_identifiers
 */
export const createBlocklistIdentifier = operation({
  name: "blocklist_identifier.create",
  input: z.strictObject({ identifier: listEntryInput }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  gather: async (ctx, { identifier }) => listEntryOf(identifier, ctx.settings),
  async run(ctx, _input, { type, value }) {
    const now = ctx.now();
    const data = { id: newId("blocklistIdentifier", now), identifier: value, identifierType: type, createdAt: now, updatedAt: now };
    const row = await listingOnce(ctx.tx.blocklistIdentifier.create({ data }));
    await ctx.emit("blocklist_identifier.created", { userId: null, data: { blocklist_identifier_id: row.id } });
    return serializeBlocklistIdentifier(row, await instanceId(ctx.tx));
  },
});
