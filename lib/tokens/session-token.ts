import { randomBytes, sign } from "node:crypto";
import { promisify } from "node:util";
import { env } from "@/lib/env";
import { hostInKey, keyHostOf } from "@/lib/instance/publishable-key";
import { MINUTE } from "@/lib/time";
import { signingKeys } from "./signing-keys";

const LIFETIME_SECONDS = 60;
const CLOCK_SKEW_SECONDS = 10;
/** The class of session tokens, which SDKs tell from those of JWT templates by. */
const SESSION_CLASS = "cl_B7d4PD111AAA";

const signAsync = promisify(sign);

export type TokenSession = {
  id: string;
  userId: string;
  status: "active" | "pending";
  firstFactorVerifiedAt: Date | null;
  secondFactorVerifiedAt: Date | null;
  actor?: unknown;
};

/**
 * A session token: a JWT (RS256) that lives for sixty seconds, version 2 of the claims.
 *
 * @param authorizedParty the origin of the app that asks; left out when it is unknown
 * @see https://clerk.com/docs/backend-requests/resources/session-tokens; RFC 7519
 */
export async function mintSessionToken(session: TokenSession, authorizedParty: string | null, now: Date): Promise<string> {
  const { active } = await signingKeys();
  const iat = Math.floor(now.getTime() / 1000);
  const header = { alg: "RS256", cat: SESSION_CLASS, kid: active.kid, typ: "JWT" };
  const claims = {
    ...(session.actor ? { act: session.actor } : {}),
    ...(authorizedParty ? { azp: authorizedParty } : {}),
    exp: iat + LIFETIME_SECONDS,
    fva: factorVerificationAge(session, now),
    iat,
    iss: tokenIssuer(),
    jti: randomBytes(10).toString("hex"),
    nbf: iat - CLOCK_SKEW_SECONDS,
    sid: session.id,
    sts: session.status,
    sub: session.userId,
    v: 2,
  };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = await signAsync("RSA-SHA256", Buffer.from(signed), active.privateKey);
  return `${signed}.${signature.toString("base64url")}`;
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
