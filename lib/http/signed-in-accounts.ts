import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { live } from "@/lib/resources/sessions/store";
import { serializeUserData, USER_DATA_INCLUDE, type UserDataJson } from "@/lib/resources/users/serializer";

export type SignedInAccount = { session_id: string; user_id: string; current: boolean; user: UserDataJson };

/** Everybody who is signed in on the asking browser, the person in use first. */
export async function signedInAccounts(ctx: Context): Promise<SignedInAccount[]> {
  if (ctx.client.id === null) return [];
  const sessions = await database().session.findMany({
    where: { AND: [{ clientId: ctx.client.id, user: { bannedAt: null } }, live(ctx.now())] },
    select: { id: true, userId: true, user: { include: USER_DATA_INCLUDE } },
    orderBy: { createdAt: "asc" },
  });
  const current = "sessionId" in ctx.actor ? ctx.actor.sessionId : null;
  return sessions
    .map((session) => ({ session_id: session.id, user_id: session.userId, current: session.id === current, user: serializeUserData(session.user) }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
