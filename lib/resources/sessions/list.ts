import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { findUser } from "@/lib/resources/users/store";
import { serializeFullSession } from "./full-serializer";
import { isLive, readSessionRows } from "./rows";
import { serializeSession } from "./serializer";

/** The sessions in which a person is signed in now: the asking one first, then by last use. */
export const listSessions = query({
  name: "session.list",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async run(ctx, input) {
    const now = ctx.now();
    const rows = await readSessionRows(ctx.tx, Prisma.sql`s.user_id = ${input.user_id} AND ${isLive(now)}`);
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
    const user = await findUser(ctx.tx, user_id);
    const rows = await readSessionRows(ctx.tx, active_only ? Prisma.sql`s.user_id = ${user_id} AND ${isLive(now)}` : Prisma.sql`s.user_id = ${user_id}`);
    return rows.map((row) => serializeFullSession(row, user, now));
  },
});
