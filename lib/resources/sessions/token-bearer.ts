import { select } from "@/lib/db/select";
import { sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { isLive } from "./rows";

type Row = {
  session_id: string | null;
  user_id: string;
  status: "active" | "pending";
  actor: unknown;
  first_factor_verified_at: Date | null;
  second_factor_verified_at: Date | null;
  last_active_at: Date;
  expire_at: Date;
  is_live: boolean;
};

export type TokenBearer = {
  id: string;
  userId: string;
  status: "active" | "pending";
  actor: unknown;
  firstFactorVerifiedAt: Date | null;
  secondFactorVerifiedAt: Date | null;
  lastActiveAt: Date;
  expireAt: Date;
};

/**
 * The session of a client that holds `clientToken`, in one question: all that a token says of it.
 *
 * @throws authentication_invalid 401: nobody holds that credential
 * @throws signed_out             401: the session has ended
 * @throws resource_not_found     404: no such session in this client
 */
export async function tokenBearer(clientToken: string | null, sessionId: string, now: Date): Promise<TokenBearer> {
  if (clientToken === null) throw apiError("authentication_invalid");
  const [row] = await select<Row>(undefined, Prisma.sql`
    SELECT s.id AS session_id, s.user_id, s.status, s.actor, s.first_factor_verified_at, s.second_factor_verified_at, s.last_active_at, s.expire_at,
           ${isLive(now)} AND u.banned_at IS NULL AS is_live
    FROM clients c
    LEFT JOIN (sessions s JOIN users u ON u.id = s.user_id) ON s.client_id = c.id AND s.id = ${sessionId}
    WHERE c.token_hash = ${sha256(clientToken)} AND c.expires_at > ${now}`);
  if (!row) throw apiError("authentication_invalid");
  if (row.session_id === null) throw apiError("resource_not_found");
  if (!row.is_live) throw apiError("signed_out");
  return {
    id: row.session_id,
    userId: row.user_id,
    status: row.status,
    actor: row.actor,
    firstFactorVerifiedAt: row.first_factor_verified_at,
    secondFactorVerifiedAt: row.second_factor_verified_at,
    lastActiveAt: row.last_active_at,
    expireAt: row.expire_at,
  };
}
