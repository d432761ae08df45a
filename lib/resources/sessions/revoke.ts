import { z } from "zod";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/operation";
import { requireFreshFactor, requireSelf } from "@/lib/policy";
import { findUser } from "@/lib/resources/users/store";
import { serializeFullSession } from "./full-serializer";
import { readSessionRows } from "./rows";
import { endSessions, revokeSessionsOf } from "./store";

/**
 * End one session of one's own, from wherever. It is refused from its next request on.
 *
 * @throws resource_not_found         404: no such session, or somebody else's
 * @throws invalid_action_for_session 400: it has ended already
 * @see Clerk Frontend API, POST /v1/me/sessions/{id}/revoke
 */
export const revokeSession = operation({
  name: "session.revoke",
  input: z.strictObject({ session_id: z.string() }),
  allow: (ctx) => {
    if (ctx.actor.type === "anonymous") throw apiError("authentication_invalid");
    requireFreshFactor(ctx);
  },
  async run({ tx, emit, actor, now }, input) {
    const session = await tx.session.findUnique({ where: { id: input.session_id }, select: { userId: true } });
    if (!session) throw apiError("resource_not_found");
    requireSelf(actor, session.userId);
    const ended = await endSessions(tx, { id: input.session_id }, "revoked", now());
    if (ended.length === 0) throw apiError("invalid_action_for_session");
    await emit("session.revoked", { userId: session.userId, sessionId: input.session_id });
    const [row] = await readSessionRows(tx, Prisma.sql`s.id = ${input.session_id}`);
    if (!row) throw apiError("resource_not_found");
    return serializeFullSession(row, await findUser(tx, session.userId), now());
  },
});

/** End all sessions of a person but the asking one. */
export const revokeOtherSessions = operation({
  name: "session.revoke_others",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx, input) => {
    requireSelf(ctx.actor, input.user_id);
    requireFreshFactor(ctx);
  },
  async run({ tx, emit, actor, now }, input) {
    const current = actor.type === "user" ? actor.sessionId : null;
    const ended = await revokeSessionsOf(tx, input.user_id, current, "revoked", now());
    for (const sessionId of ended) await emit("session.revoked", { userId: input.user_id, sessionId });
    return { revoked: ended.length };
  },
});
