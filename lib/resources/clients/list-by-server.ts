import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import type { BackendClientJson } from "./backend-serializer";
import { withSessions } from "./read-by-server";

/**
 * All browsers and apps that are known, the newest first.
 *
 * @see Clerk Backend API, GET /v1/clients (deprecated)
 */
export const listClientsByServer = query({
  name: "client.list_by_server",
  input: z.strictObject({ limit: z.number().int(), offset: z.number().int() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, now }, { limit, offset }): Promise<{ data: BackendClientJson[]; total_count: number }> {
    const known = { expiresAt: { gt: now() } };
    const clients = await tx.client.findMany({ where: known, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit, skip: offset });
    return { data: await withSessions(tx, clients, now()), total_count: await tx.client.count({ where: known }) };
  },
});
