import { z } from "zod";
import { instanceId } from "@/lib/instance/id";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeBlocklistIdentifier } from "./serializer";

/**
 * The whole blocklist, newest first.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/blocklist_identifiers
 */
export const listBlocklistIdentifiers = query({
  name: "blocklist_identifier.list",
  input: z.strictObject({}),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }) {
    const rows = await tx.blocklistIdentifier.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
    const instance = await instanceId(tx);
    return { data: rows.map((row) => serializeBlocklistIdentifier(row, instance)), total_count: rows.length };
  },
});
