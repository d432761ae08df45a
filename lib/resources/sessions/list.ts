import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { FULL_SESSION, serializeFullSession } from "./full-serializer";
import { serializeSession, SESSION_WITH_ACTIVITY } from "./serializer";
import { live } from "./store";

const MOST = 200;

/** The sessions in which a person is signed in now: the asking one first, then by last use. */
export const listSessions = query({
  name: "session.list",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async run(ctx, input) {
    const now = ctx.now();
    const rows = await ctx.tx.session.findMany({ ...newest({ AND: [{ userId: input.user_id }, live(now)] }), include: SESSION_WITH_ACTIVITY });
    const current = "sessionId" in ctx.actor ? ctx.actor.sessionId : null;
    return rows.map((row) => serializeSession(row, now)).sort((a, b) => Number(b.id === current) - Number(a.id === current));
  },
});

/**
 * The sessions of a person as the wire shows them, the one in use last first: those in which they are signed in now, or
 * all of them, however they ended.
 *
 * @see Clerk Frontend API, GET /v1/me/sessions/active and GET /v1/me/sessions
 */
export const listFullSessions = query({
  name: "session.list_full",
  input: z.strictObject({ user_id: z.string(), active_only: z.boolean() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async run(ctx, { user_id, active_only }) {
    const now = ctx.now();
    const rows = await ctx.tx.session.findMany({ ...newest({ AND: [{ userId: user_id }, active_only ? live(now) : {}] }), include: FULL_SESSION });
    return rows.map((row) => serializeFullSession(row, now));
  },
});

function newest(where: Prisma.SessionWhereInput) {
  return { where, orderBy: { lastActiveAt: "desc" }, take: MOST } as const;
}
