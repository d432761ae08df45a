import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { hostInKey, keyHostOf } from "@/lib/instance/publishable-key";
import { MINUTE } from "@/lib/time";
import { tokenExpiry } from "./expiry";
import { signToken } from "./sign";
import { signingKeys } from "./signing-keys";

const LIFETIME_SECONDS = 60;
const CLOCK_SKEW_SECONDS = 10;

export type TokenSession = {
  id: string;
  userId: string;
  status: "active" | "pending";
  firstFactorVerifiedAt: Date | null;
  secondFactorVerifiedAt: Date | null;
  expireAt: Date;
  actor?: unknown;
};

/** What was signed within the second that is running: the same question in it gets the same answer. */
let minted: { iat: number; tokens: Map<string, Promise<string>> } = { iat: 0, tokens: new Map() };

/**
 * A session token: a JWT (RS256) that lives for sixty seconds, though no longer than the session, version 2 of the claims. A
 * session that is asked for more than one within a second gets one token, whose times would be the same: pages ask several
 * times as they load.
 *
 * @param authorizedParty the origin of the app that asks; left out when it is unknown
 * @param lifetimeSeconds where it is to live for another time
 * @see https://clerk.com/docs/backend-requests/resources/session-tokens; RFC 7519
 */
export async function mintSessionToken(session: TokenSession, authorizedParty: string | null, now: Date, lifetimeSeconds = LIFETIME_SECONDS): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  const claims = claimsOf(session, authorizedParty, now, iat, lifetimeSeconds);
  const { active } = await signingKeys();
  if (minted.iat !== iat) minted = { iat, tokens: new Map() };
  const { tokens } = minted;
  const key = JSON.stringify([active.kid, claims]);
  const known = tokens.get(key);
  if (known) return known;
  const token = signToken({ ...claims, jti: randomBytes(10).toString("hex") });
  tokens.set(key, token);
  token.catch(() => tokens.delete(key));
  return token;
}

function claimsOf(session: TokenSession, authorizedParty: string | null, now: Date, iat: number, lifetimeSeconds: number): Record<string, unknown> {
  return {
    ...(session.actor ? { act: session.actor } : {}),
    ...(authorizedParty ? { azp: authorizedParty } : {}),
    exp: tokenExpiry(iat, lifetimeSeconds, session.expireAt),
    fva: factorVerificationAge(session, now),
    iat,
    iss: tokenIssuer(),
    nbf: iat - CLOCK_SKEW_SECONDS,
    sid: session.id,
    sts: session.status,
    sub: session.userId,
    v: 2,
  };
}

/** Whole minutes since the first and the second factor were proved; -1 for never. */
export function factorVerificationAge(session: Pick<TokenSession, "firstFactorVerifiedAt" | "secondFactorVerifiedAt">, now: Date): [number, number] {
  const age = (at: Date | null) => (at ? Math.max(0, Math.floor((now.getTime() - at.getTime()) / MINUTE)) : -1);
  return [age(session.firstFactorVerifiedAt), age(session.secondFactorVerifiedAt)];
}

/** Who issues the tokens: https and the host that the publishable key names, also where the portal is reached by a proxy URL. */
export function tokenIssuer(): string {
  const given = env.PUBLISHABLE_KEY ? hostInKey(env.PUBLISHABLE_KEY) : null;
  return `https://${given ?? keyHostOf(env.PORTAL_URL)}`;
}
