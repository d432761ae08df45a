import { z } from "zod";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { ensureClient } from "@/lib/resources/clients/store";
import { serializeBackendSession } from "./backend-serializer";
import { sessionRow } from "./get-by-server";
import { newSession } from "./store";
import { assertUsable } from "./usable";

/**
 * Begin a session of a user, for tests: nothing was proved, and no browser holds it. In production a sign-in token is the way.
 *
 * @throws request_invalid_for_environment 400: not on a development instance
 * @throws resource_not_found 404: no such user
 * @throws user_banned, user_locked 403
 * @see Clerk Backend API, POST /v1/sessions
 */
export const createSessionByServer = operation({
  name: "session.create_by_server",
  input: z.strictObject({ user_id: z.string().max(64) }),
  allow(ctx) {
    requireAdministrator(ctx.actor);
    if (!env.isDevelopmentInstance) throw apiError("request_invalid_for_environment");
  },
  async run({ tx, last, later, emit, request, settings, now }, { user_id }) {
    const user = await tx.user.findUnique({ where: { id: user_id }, select: { bannedAt: true, lockedAt: true, lockoutExpiresAt: true } });
    if (!user) throw apiError("resource_not_found");
    assertUsable(user, now());
    const clientId = await ensureClient(tx, { id: null, issuedToken: null }, now());
    const fromNowhere = { ...request, ip: null, userAgent: null };
    const session = await newSession({ userId: user_id, clientId, firstFactorVerifiedAt: now(), secondFactorVerifiedAt: null }, fromNowhere, settings, now());
    for (const statement of session.statements) later(statement);
    await emit("session.created", { userId: user_id, sessionId: session.id, data: { strategy: null } });
    await last.write(tx);
    return serializeBackendSession(await sessionRow(tx, session.id), now());
  },
});
