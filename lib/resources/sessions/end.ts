import { z } from "zod";
import type { EventType } from "@/lib/events/types";
import { operation, type OperationContext } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { rotateClient, takeTurn } from "@/lib/resources/clients/store";
import { sessionRefusal } from "./refusal";
import { endSessions, live } from "./store";

const input = z.strictObject({ session_id: z.string() });

/**
 * Sign one person out of this browser.
 *
 * @throws signed_out 401, resource_not_found 404: it has ended already; no such session in this browser
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/end
 */
export const endSession = operation({
  name: "session.end",
  input,
  allow: (ctx) => void requireUser(ctx),
  run: (ctx, { session_id }) => signOut(ctx, session_id, "ended"),
});

/**
 * Sign one person out of this browser, which then shows nothing of the session any more.
 *
 * @throws signed_out 401, resource_not_found 404: it has ended already; no such session in this browser
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/remove
 */
export const removeSession = operation({
  name: "session.remove",
  input,
  allow: (ctx) => void requireUser(ctx),
  run: (ctx, { session_id }) => signOut(ctx, session_id, "removed"),
});

const EVENTS = { ended: "session.ended", removed: "session.removed" } as const satisfies Record<string, EventType>;

async function signOut(ctx: OperationContext, sessionId: string, end: keyof typeof EVENTS): Promise<{ session_id: string }> {
  const { tx, emit, client, now } = ctx;
  await takeTurn({ tx, client });
  const session = client.id && (await tx.session.findFirst({ where: { AND: [{ id: sessionId, clientId: client.id }, live(now())] } }));
  if (!session) throw await sessionRefusal(client.id, sessionId, tx);
  await endSessions(tx, { id: session.id }, end, now());
  await emit(EVENTS[end], { userId: session.userId, sessionId: session.id });
  const next = await tx.session.findFirst({ where: { AND: [{ clientId: session.clientId }, live(now())] }, orderBy: { lastActiveAt: "desc" } });
  await rotateClient(tx, client, next?.id ?? null, "signed_out", now());
  return { session_id: session.id };
}

/**
 * Sign everybody out of this browser. Where nobody is signed in that is done already.
 *
 * @see Clerk Frontend API, DELETE /v1/client/sessions
 */
export const endClientSessions = operation({
  name: "session.end_all_of_client",
  input: z.strictObject({}),
  allow: () => {},
  async run({ tx, emit, client, now }) {
    await takeTurn({ tx, client });
    if (client.id === null) return { ended: 0 };
    const sessions = await tx.session.findMany({ where: { AND: [{ clientId: client.id }, live(now())] }, select: { id: true, userId: true } });
    if (sessions.length === 0) return { ended: 0 };
    await endSessions(tx, { clientId: client.id }, "removed", now());
    for (const session of sessions) await emit("session.removed", { userId: session.userId, sessionId: session.id });
    await rotateClient(tx, client, null, "signed_out", now());
    return { ended: sessions.length };
  },
});
