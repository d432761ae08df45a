import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { z } from "zod";
import { SECOND } from "@/lib/time";
import { SESSION_CLASS } from "./sign";
import { signingKeys } from "./signing-keys";

const claims = z.object({ sid: z.string(), sub: z.string(), azp: z.string().optional(), exp: z.number() });

export type SessionClaims = z.output<typeof claims>;

/**
 * What a session token of this instance says, if we have signed it; null for anything else. Whether it has expired is for the
 * caller to ask.
 *
 * @see RFC 8725 section 3.1: the algorithm is ours to name, not the token's
 */
export async function readSessionToken(token: string): Promise<SessionClaims | null> {
  const { published } = await signingKeys();
  try {
    const { payload, protectedHeader } = await compactVerify(token, createLocalJWKSet({ keys: published } as JSONWebKeySet), { algorithms: ["RS256"] });
    return protectedHeader.cat === SESSION_CLASS ? (claims.safeParse(JSON.parse(new TextDecoder().decode(payload))).data ?? null) : null;
  } catch {
    return null;
  }
}

/** For how long a token has been over; not above zero while it is good. */
export function expiredForMs({ exp }: SessionClaims, now: Date): number {
  return now.getTime() - exp * SECOND;
}
