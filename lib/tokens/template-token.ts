import { randomBytes } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import { decrypt } from "@/lib/encryption";
import { SECOND } from "@/lib/time";
import { tokenExpiry } from "./expiry";
import { tokenIssuer } from "./session-token";
import { signingKeys } from "./signing-keys";

/** What a template's own signing key is sealed for. */
export const TEMPLATE_KEY_PURPOSE = "jwt template signing key";

/** What tokens say of the session by themselves, and no template can say otherwise. */
export const RESERVED_CLAIMS = ["act", "azp", "exp", "fea", "fva", "iat", "iss", "jti", "nbf", "o", "pla", "sid", "sts", "sub", "v"];

/** The class by which SDKs refuse such a token where a session token is wanted. */
const TEMPLATE_CLASS = "cl_B7d4PD222AAA";

type Template = { lifetimeSeconds: number; clockSkewSeconds: number; customSigningKey: boolean; signingAlgorithm: string; sealedSigningKey: string | null };
type Session = { id: string; userId: string; actor: unknown; expireAt: Date };
type Bearer = { claims: unknown; session: Session; authorizedParty: string | null; now: Date };

/**
 * Sign a token of a JWT template: its claims, and those that every token has, which a template cannot override. It is signed
 * with the instance's key, or with the template's own. Where somebody acts as the person, it says who and in which session,
 * and ends with that session, however long the template's tokens are good.
 *
 * @see RFC 7519 section 4.1
 */
export async function signTemplateToken(template: Template, { claims, session, authorizedParty, now }: Bearer): Promise<string> {
  const iat = Math.floor(now.getTime() / SECOND);
  const { algorithm, key, kid } = await keyOf(template);
  return new SignJWT({
    ...ownClaims(claims),
    ...(session.actor ? { act: session.actor, sid: session.id } : {}),
    ...(authorizedParty ? { azp: authorizedParty } : {}),
    exp: session.actor ? tokenExpiry(iat, template.lifetimeSeconds, session.expireAt) : iat + template.lifetimeSeconds,
    iat,
    iss: tokenIssuer(),
    jti: randomBytes(10).toString("hex"),
    nbf: iat - template.clockSkewSeconds,
    sub: session.userId,
  })
    .setProtectedHeader({ alg: algorithm, cat: TEMPLATE_CLASS, ...(kid ? { kid } : {}), typ: "JWT" })
    .sign(key);
}

/** A template may be older than a name's being reserved. */
function ownClaims(claims: unknown): Record<string, unknown> {
  if (claims === null || typeof claims !== "object" || Array.isArray(claims)) return {};
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !RESERVED_CLAIMS.includes(name)));
}

async function keyOf({ customSigningKey, signingAlgorithm, sealedSigningKey }: Template) {
  if (!customSigningKey || sealedSigningKey === null) {
    const { active } = await signingKeys();
    return { algorithm: "RS256", key: active.privateKey, kid: active.kid };
  }
  const text = decrypt(sealedSigningKey, TEMPLATE_KEY_PURPOSE);
  const key = signingAlgorithm.startsWith("HS") ? new TextEncoder().encode(text) : await importPKCS8(text, signingAlgorithm);
  return { algorithm: signingAlgorithm, key, kid: null };
}
