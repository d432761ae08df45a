import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { rotateClient, takeTurn } from "@/lib/resources/clients/store";
import { endSessions, live } from "./store";

/**
 * Sign one person out of this browser.
 *
 * @throws resource_not_found 404: no such session in this browser
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/end
 */
export const endSession = operation({
  name: "session.end",
  input: z.strictObject({ session_id: z.string() }),
  allow: (ctx) => void requireUser(ctx),
  async run({ tx, emit, client, now }, input) {
    await takeTurn({ tx, client });
    const session = client.id && (await tx.session.findFirst({ where: { AND: [{ id: input.session_id, clientId: client.id }, live(now())] } }));
    if (!session) throw apiError("resource_not_found");
    await endSessions(tx, { id: session.id }, "ended", now());
    await emit("session.ended", { userId: session.userId, sessionId: session.id });
    const next = await tx.session.findFirst({ where: { AND: [{ clientId: session.clientId }, live(now())] }, orderBy: { lastActiveAt: "desc" } });
    await rotateClient(tx, client, { lastActiveSessionId: next?.id ?? null }, now());
    return { session_id: session.id };
  },
});

/**
 * Sign everybody out of this browser.
 *
 * @see Clerk Frontend API, DELETE /v1/client/sessions
 */
export const endClientSessions = operation({
  name: "session.end_all_of_client",
  input: z.strictObject({}),
  allow: (ctx) => void requireUser(ctx),
  async run({ tx, emit, client, now }) {
    await takeTurn({ tx, client });
    if (client.id === null) return { ended: 0 };
    const sessions = await tx.session.findMany({ where: { AND: [{ clientId: client.id }, live(now())] }, select: { id: true, userId: true } });
    await endSessions(tx, { clientId: client.id }, "removed", now());
    for (const session of sessions) await emit("session.removed", { userId: session.userId, sessionId: session.id });
    await rotateClient(tx, client, { lastActiveSessionId: null }, now());
    return { ended: sessions.length };
  },
});
