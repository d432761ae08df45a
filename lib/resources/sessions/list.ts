import { z } from "zod";
import { query } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { serializeSession, SESSION_WITH_ACTIVITY } from "./serializer";
import { live } from "./store";

const MOST = 200;

/**
 * The sessions in which a person is signed in now: the asking one first, then by last use.
 *
 * @see Clerk Frontend API, GET /v1/me/sessions/active
 */
export const listSessions = query({
  name: "session.list",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async run(ctx, input) {
    const now = ctx.now();
    const rows = await ctx.tx.session.findMany({
      where: { AND: [{ userId: input.user_id }, live(now)] },
      include: SESSION_WITH_ACTIVITY,
      orderBy: { lastActiveAt: "desc" },
      take: MOST,
    });
    const current = "sessionId" in ctx.actor ? ctx.actor.sessionId : null;
    return rows.map((row) => serializeSession(row, now)).sort((a, b) => Number(b.id === current) - Number(a.id === current));
  },
});
