import { Prisma, type Client } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { apiError, type ErrorCode } from "@/lib/errors";
import { readSessionRows } from "@/lib/resources/sessions/rows";
import { serializeBackendClient, type BackendClientJson } from "./backend-serializer";

/** Clients with their sessions, also those that have ended: only what was signed out for good, or replaced, is not shown. */
export async function withSessions(tx: Transaction, clients: Client[], now: Date): Promise<BackendClientJson[]> {
  const ids = clients.map(({ id }) => id);
  const sessions = await readSessionRows(tx, Prisma.sql`s.client_id = ANY(${ids}) AND s.status NOT IN ('removed', 'replaced')`, Prisma.sql`ORDER BY s.created_at, s.id`);
  return clients.map((client) => serializeBackendClient(client, sessions.filter(({ clientId }) => clientId === client.id), now));
}

/** The client that `where` finds, unless it was forgotten. */
export async function readClientByServer(tx: Transaction, where: Prisma.ClientWhereInput, now: Date, otherwise: ErrorCode): Promise<BackendClientJson> {
  const client = await tx.client.findFirst({ where: { AND: [where, { expiresAt: { gt: now } }] } });
  const [read] = client ? await withSessions(tx, [client], now) : [];
  if (!read) throw apiError(otherwise);
  return read;
}
