import type { Actor, Context, RequestFacts } from "@/lib/context";
import { findClientByToken, type AuthenticatedClient, type LiveSession } from "@/lib/resources/clients/store";
import { touchSession } from "@/lib/resources/sessions/store";
import "@/lib/resources/webhook-payloads";
import { readSettings } from "@/lib/settings/store";

export type FindClient = (token: string, now: Date) => Promise<AuthenticatedClient | null>;

/**
 * Find out who asks: the credential of the browser, and in it the session that is asked for, else the one in use last. Every
 * request asks the database anew, so that a revoked session is refused at once.
 *
 * @param sessionId the session that the caller names, where several people are signed in on one browser
 * @param find asks for the client that holds the credential; whoever needs more of it asks for that too
 */
export async function contextOf(token: string | null, request: RequestFacts, sessionId: string | null = null, find: FindClient = findClientByToken): Promise<Context> {
  const now = new Date();
  const settings = await readSettings();
  const client = token ? await find(token, now) : null;
  const session = client && chosenSession(client.sessions, sessionId ?? client.lastActiveSessionId, sessionId !== null);
  if (session) await touchSession(session, request, settings, now);
  return {
    actor: session ? userActor(session) : { type: "anonymous" },
    client: { id: client?.id ?? null, issuedToken: null },
    settings,
    request,
    now: () => new Date(),
  };
}

function chosenSession(sessions: LiveSession[], wanted: string | null, strict: boolean): LiveSession | null {
  const found = sessions.find((session) => session.sessionId === wanted);
  return found ?? (strict ? null : (sessions.at(-1) ?? null));
}

/** Whoever acts as an administrator by an actor token is none: the token was made for one account, not for all of them. */
function userActor({ userId, sessionId, firstFactorVerifiedAt, secondFactorVerifiedAt, secondFactorSince, administrator, impersonatedBy }: LiveSession): Actor {
  return { type: "user", userId, sessionId, firstFactorVerifiedAt, secondFactorVerifiedAt, secondFactorSince, administrator: administrator && impersonatedBy === null, impersonatedBy };
}
