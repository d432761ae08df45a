import { Prisma, type Session } from "@/lib/generated/prisma/client";
import { fromJsonRow } from "@/lib/db/json-row";
import { select } from "@/lib/db/select";
import { sha256 } from "@/lib/encryption";
import type { AuthenticatedClient } from "@/lib/resources/clients/store";
import { impersonatorOf } from "@/lib/resources/sessions/impersonation";
import { isLive } from "@/lib/resources/sessions/rows";
import { USER_JSON, userRow, type UserJsonColumn } from "@/lib/resources/users/rows";
import { secondFactorSince } from "@/lib/resources/users/second-factor";

/** All that is shown of a browser. */
export type ClientRow = {
  id: string;
  last_active_session_id: string | null;
  last_authentication_strategy: string | null;
  created_at: Date;
  updated_at: Date;
  has_sign_in: boolean;
  has_sign_up: boolean;
  sessions: { session: Record<string, unknown>; user: UserJsonColumn; administrator: boolean }[] | null;
};

/** A browser by its id, or by the credential that it holds, in one question: this is asked with every request that changes something. */
export async function readClient(by: { id: string } | { token: string }, now: Date): Promise<ClientRow | undefined> {
  const found = "id" in by ? Prisma.sql`c.id = ${by.id}` : Prisma.sql`c.token_hash = ${sha256(by.token)} AND c.expires_at > ${now}`;
  const [row] = await select<ClientRow>(undefined, Prisma.sql`
    SELECT c.id, c.last_active_session_id, c.last_authentication_strategy, c.created_at, c.updated_at,
           EXISTS (SELECT FROM sign_ins i WHERE i.id = c.sign_in_id AND i.created_session_id IS NULL AND i.abandon_at > ${now}) AS has_sign_in,
           EXISTS (SELECT FROM sign_ups i WHERE i.id = c.sign_up_id AND i.created_user_id IS NULL AND i.abandon_at > ${now}) AS has_sign_up,
           (SELECT json_agg(json_build_object('session', row_to_json(s), 'user', ${USER_JSON}, 'administrator', EXISTS (SELECT FROM administrators m WHERE m.user_id = u.id)) ORDER BY s.created_at, s.id)
            FROM sessions s JOIN users u ON u.id = s.user_id AND u.banned_at IS NULL
            WHERE s.client_id = c.id AND ${isLive(now)}) AS sessions
    FROM clients c WHERE ${found}`);
  return row;
}

/** What of it decides who asks. */
export function authenticated({ id, last_active_session_id, sessions }: ClientRow): AuthenticatedClient {
  return {
    id,
    lastActiveSessionId: last_active_session_id,
    sessions: (sessions ?? []).map(({ session, user, administrator }) => {
      const { id: sessionId, userId, firstFactorVerifiedAt, secondFactorVerifiedAt, lastActiveAt, actor } = fromJsonRow<Session>(session);
      return { sessionId, userId, firstFactorVerifiedAt, secondFactorVerifiedAt, secondFactorSince: secondFactorSince(userRow(user)), lastActiveAt, administrator, impersonatedBy: impersonatorOf(actor) };
    }),
  };
}
