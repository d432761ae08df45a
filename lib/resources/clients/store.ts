import { Prisma } from "@/lib/generated/prisma/client";
import type { ClientHandle } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { select } from "@/lib/db/select";
import { insertion, update, type LastWrites } from "@/lib/db/writes";
import { sha256 } from "@/lib/encryption";
import { randomToken } from "@/lib/random";
import { isLive } from "@/lib/resources/sessions/rows";
import { SECOND_FACTOR_SINCE } from "@/lib/resources/users/second-factor";
import { after, DAY, SECOND } from "@/lib/time";

/** How long a browser is remembered after its last sign-in. */
export const CLIENT_LIFETIME_MS = 365 * DAY;

/** A session that may be used now, with what authorization asks for. */
export type LiveSession = {
  sessionId: string;
  userId: string;
  firstFactorVerifiedAt: Date | null;
  secondFactorVerifiedAt: Date | null;
  secondFactorSince: Date | null;
  lastActiveAt: Date;
  administrator: boolean;
  impersonatedBy: string | null;
};

export type AuthenticatedClient = { id: string; lastActiveSessionId: string | null; sessions: LiveSession[] };

type Row = {
  client_id: string;
  last_active_session_id: string | null;
  session_id: string | null;
  user_id: string;
  first_factor_verified_at: Date | null;
  second_factor_verified_at: Date | null;
  second_factor_since: Date | null;
  last_active_at: Date;
  administrator: boolean;
  impersonated_by: string | null;
};

/**
 * The browser that holds `token`, and the sessions that live in it, in one question to the database: a session that was
 * revoked a moment ago is gone here.
 */
export async function findClientByToken(token: string, now: Date): Promise<AuthenticatedClient | null> {
  const rows = await select<Row>(undefined, Prisma.sql`
    SELECT c.id AS client_id, c.last_active_session_id, s.id AS session_id, s.user_id, s.first_factor_verified_at,
           s.second_factor_verified_at, ${SECOND_FACTOR_SINCE} AS second_factor_since, s.last_active_at, s.actor->>'sub' AS impersonated_by, a.user_id IS NOT NULL AS administrator
    FROM clients c
    LEFT JOIN (sessions s JOIN users u ON u.id = s.user_id AND u.banned_at IS NULL)
      ON s.client_id = c.id AND ${isLive(now)}
    LEFT JOIN administrators a ON a.user_id = s.user_id
    WHERE c.token_hash = ${sha256(token)} AND c.expires_at > ${now}
    ORDER BY s.created_at`);
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.client_id,
    lastActiveSessionId: first.last_active_session_id,
    sessions: rows.flatMap((row) => (row.session_id === null ? [] : [liveSession(row, row.session_id)])),
  };
}

function liveSession(row: Row, sessionId: string): LiveSession {
  return {
    sessionId,
    userId: row.user_id,
    firstFactorVerifiedAt: row.first_factor_verified_at,
    secondFactorVerifiedAt: row.second_factor_verified_at,
    secondFactorSince: row.second_factor_since,
    lastActiveAt: row.last_active_at,
    administrator: row.administrator,
    impersonatedBy: row.impersonated_by,
  };
}

/**
 * Hold a browser's row until the end of the transaction. What signs people in or out in one browser takes turns by it, from
 * its first step on: later locks would come in an order that depends on who was faster.
 */
export async function takeTurn({ tx, client }: { tx?: Transaction; client: ClientHandle }): Promise<void> {
  if (tx && client.id !== null) await tx.$executeRaw(Prisma.sql`SELECT 1 FROM clients WHERE id = ${client.id} FOR UPDATE`);
}

/**
 * Make sure that the asking browser is a client, and hold its row; a new one gets its credential through the handle.
 *
 * @param under what the browser is doing from now on
 */
export async function ensureClient(tx: Transaction, handle: ClientHandle, now: Date, under: { signInId?: string } = {}): Promise<string> {
  if (handle.id !== null) {
    if (under.signInId === undefined) await takeTurn({ tx, client: handle });
    else await tx.client.updateMany({ where: { id: handle.id }, data: under });
    return handle.id;
  }
  const row = newClient(handle, now, under);
  await tx.$executeRaw(insertion("clients", row));
  return row.id;
}

/** Make the asking browser a client with the transaction's last statements, where nothing else is stored of it before. */
export function addClient(last: LastWrites, handle: ClientHandle, now: Date, under: { signInId: string }): string {
  const row = newClient(handle, now, under);
  last.addRow("clients", row);
  return row.id;
}

function newClient(handle: ClientHandle, now: Date, under: { signInId?: string }) {
  handle.id = newId("client", now);
  handle.issuedToken = randomToken();
  return { id: handle.id, tokenHash: sha256(handle.issuedToken), signInId: under.signInId ?? null, createdAt: now, updatedAt: now, expiresAt: after(now, CLIENT_LIFETIME_MS) };
}

/** For how long it is known which credential a new one has taken the place of. */
const ROTATION_REMEMBERED_MS = 2 * SECOND;

/**
 * Whether a credential was that of a browser which has got a new one by signing in a moment ago. It is worth nothing any more: but a request
 * that was under way with it may be asked again.
 */
export async function hasJustBeenRotated(token: string, now: Date): Promise<boolean> {
  const found = await select<{ id: string }>(undefined, Prisma.sql`SELECT id FROM clients WHERE previous_token_hash = ${sha256(token)} AND updated_at > ${after(now, -ROTATION_REMEMBERED_MS)}`);
  return found.length > 0;
}

/**
 * Give the browser a new credential and let the old one die: at sign-in, so that a credential planted before is worth nothing.
 *
 * @see OWASP ASVS 5.0, 7.2.4
 */
export async function rotateClient(tx: Transaction, handle: ClientHandle, lastActiveSessionId: string | null, because: "signed_in" | "signed_out", now: Date): Promise<void> {
  const { id, ...changes } = rotated(handle, now);
  await tx.$executeRaw(update("clients", id, { ...changes, ...(because === "signed_in" ? REMEMBERING : {}), lastActiveSessionId }));
}

/** What {@link hasJustBeenRotated} asks. */
const REMEMBERING = { previousTokenHash: Prisma.sql`token_hash` };

/** The same at sign-in, written with the transaction's last statements. */
export function rotateClientAtSignIn(last: LastWrites, handle: ClientHandle, session: { id: string; strategy: string | null }, now: Date): void {
  const { id, ...changes } = rotated(handle, now);
  Object.assign(changes, { lastActiveSessionId: session.id, lastAuthenticationStrategy: session.strategy });
  const unwritten = last.unwritten("clients", id);
  if (unwritten) Object.assign(unwritten, changes);
  else last.add(update("clients", id, { ...changes, ...REMEMBERING }));
}

function rotated(handle: ClientHandle, now: Date): { id: string; tokenHash: string; updatedAt: Date; expiresAt: Date } {
  if (handle.id === null) throw new Error("Only a known client can be rotated.");
  handle.issuedToken = randomToken();
  return { id: handle.id, tokenHash: sha256(handle.issuedToken), updatedAt: now, expiresAt: after(now, CLIENT_LIFETIME_MS) };
}
