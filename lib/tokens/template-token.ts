import { randomBytes } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import { decrypt } from "@/lib/encryption";
import { SECOND } from "@/lib/time";
import { tokenIssuer } from "./session-token";
import { signingKeys } from "./signing-keys";

/** What a template's own signing key is sealed for. */
export const TEMPLATE_KEY_PURPOSE = "jwt template signing key";

/** The class by which SDKs refuse such a token where a session token is wanted. */
const TEMPLATE_CLASS = "cl_B7d4PD222AAA";

type Template = { lifetimeSeconds: number; clockSkewSeconds: number; customSigningKey: boolean; signingAlgorithm: string; sealedSigningKey: string | null };
type Bearer = { claims: unknown; userId: string; authorizedParty: string | null; now: Date };

/**
 * Sign a token of a JWT template: its claims, and those that every token has, which a template cannot override. It is signed
 * with the instance's key, or with the template's own.
 *
 * @see RFC 7519 section 4.1
 */
export async function signTemplateToken(template: Template, { claims, userId, authorizedParty, now }: Bearer): Promise<string> {
  const iat = Math.floor(now.getTime() / SECOND);
  const own = claims !== null && typeof claims === "object" && !Array.isArray(claims) ? claims : {};
  const { algorithm, key, kid } = await keyOf(template);
  return new SignJWT({
    ...own,
    ...(authorizedParty ? { azp: authorizedParty } : {}),
    exp: iat + template.lifetimeSeconds,
    iat,
    iss: tokenIssuer(),
    jti: randomBytes(10).toString("hex"),
    nbf: iat - template.clockSkewSeconds,
    sub: userId,
  })
    .setProtectedHeader({ alg: algorithm, cat: TEMPLATE_CLASS, ...(kid ? { kid } : {}), typ: "JWT" })
    .sign(key);
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
