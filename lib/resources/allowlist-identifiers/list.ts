import { z } from "zod";
import { instanceId } from "@/lib/instance/id";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { inForm, optionalPageInput } from "@/lib/resources/listing";
import { serializeAllowlistIdentifier } from "./serializer";

/**
 * The allowlist, newest first.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/allowlist_identifiers
 */
export const listAllowlistIdentifiers = query({
  name: "allowlist_identifier.list",
  input: z.strictObject(optionalPageInput),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { limit, offset, paginated }) {
    const rows = await tx.allowlistIdentifier.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit, skip: offset });
    const instance = await instanceId(tx);
    return inForm(paginated, rows.map((row) => serializeAllowlistIdentifier(row, instance)), () => tx.allowlistIdentifier.count());
  },
});
