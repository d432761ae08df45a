import { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeBackendSession } from "./backend-serializer";
import { readSessionRows, type SessionRow } from "./rows";

/**
 * One session, however it ended.
 *
 * @throws resource_not_found 404
 * @see Clerk Backend API, GET /v1/sessions/{session_id}
 */
export const getSessionByServer = query({
  name: "session.get_by_server",
  input: z.strictObject({ session_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: async ({ tx, now }, { session_id }) => serializeBackendSession(await sessionRow(tx, session_id), now()),
});

/** @throws resource_not_found 404 */
export async function sessionRow(tx: Transaction | undefined, sessionId: string): Promise<SessionRow> {
  const [row] = await readSessionRows(tx, Prisma.sql`s.id = ${sessionId}`);
  if (!row) throw apiError("resource_not_found");
  return row;
}
