import { sign } from "node:crypto";
import { promisify } from "node:util";
import { signingKeys } from "./signing-keys";

/** The class of session tokens, which SDKs tell from those of JWT templates by. */
export const SESSION_CLASS = "cl_B7d4PD111AAA";

const signAsync = promisify(sign);

/**
 * Sign claims with the key that signs now, as a JWT (RS256) of the session's class.
 *
 * @see RFC 7515 section 7.1 (compact serialization)
 */
export async function signToken(claims: Record<string, unknown>): Promise<string> {
  const { active } = await signingKeys();
  const header = { alg: "RS256", cat: SESSION_CLASS, kid: active.kid, typ: "JWT" };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = await signAsync("RSA-SHA256", Buffer.from(signed), active.privateKey);
  return `${signed}.${signature.toString("base64url")}`;
}
