import type { Actor } from "@/lib/context";
import { execute, select } from "@/lib/db/select";
import { sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { MINUTE } from "@/lib/time";

/** How exactly the last use of a key is kept: a row that every request wrote to would be what they all wait for. */
const LAST_USE_EXACT_TO_MS = MINUTE;

/**
 * Whose secret key the header `Authorization` holds. Every request asks the database anew, so that a revoked key is refused at
 * once.
 *
 * @throws authorization_header_format_invalid 401: it is missing, or not `Bearer` and a key
 * @throws clerk_key_invalid 401: nobody knows the key, or it was revoked
 * @see RFC 6750 section 2.1
 */
export async function authenticateSecretKey(authorization: string | null, now: Date): Promise<Actor & { type: "backend" }> {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  if (key === undefined) throw apiError("authorization_header_format_invalid");
  const [found] = await select<{ id: string; last_used_at: Date | null }>(undefined, Prisma.sql`SELECT id, last_used_at FROM secret_keys WHERE key_hash = ${sha256(key)} AND revoked_at IS NULL`);
  if (!found) throw apiError("clerk_key_invalid");
  if ((found.last_used_at?.getTime() ?? 0) < now.getTime() - LAST_USE_EXACT_TO_MS) await execute(Prisma.sql`UPDATE secret_keys SET last_used_at = ${now} WHERE id = ${found.id}`);
  return { type: "backend", secretKeyId: found.id };
}
