import { z } from "zod";
import { select } from "@/lib/db/select";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeBackendSession, type BackendSessionJson } from "./backend-serializer";
import { hasStatus, readSessionRows } from "./rows";
import { SESSION_STATUSES } from "./serializer";

/**
 * The sessions of a user or of a client, however they ended, the newest first.
 *
 * @throws form_param_missing 422: neither a user nor a client is named
 * @see Clerk Backend API, GET /v1/sessions
 */
export const listSessionsByServer = query({
  name: "session.list_by_server",
  input: z.strictObject({
    client_id: z.string().max(64).optional(),
    user_id: z.string().max(64).optional(),
    status: z.enum(SESSION_STATUSES).optional(),
    limit: z.number().int(),
    offset: z.number().int(),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, now }, { client_id, user_id, status, limit, offset }): Promise<{ data: BackendSessionJson[]; total_count: number }> {
    if (client_id === undefined && user_id === undefined) throw apiError("form_param_missing", { param_name: "user_id" });
    const conditions = [
      ...(client_id === undefined ? [] : [Prisma.sql`s.client_id = ${client_id}`]),
      ...(user_id === undefined ? [] : [Prisma.sql`s.user_id = ${user_id}`]),
      ...(status === undefined ? [] : [hasStatus(status, now())]),
    ];
    const condition = Prisma.join(conditions, " AND ");
    const rows = await readSessionRows(tx, condition, Prisma.sql`ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit} OFFSET ${offset}`);
    const [count] = await select<{ total: number }>(tx, Prisma.sql`SELECT count(*)::int AS total FROM sessions s WHERE ${condition}`);
    return { data: rows.map((row) => serializeBackendSession(row, now())), total_count: count?.total ?? 0 };
  },
});
