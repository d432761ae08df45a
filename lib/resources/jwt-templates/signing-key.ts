import { createPrivateKey } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import { encrypt } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { TEMPLATE_KEY_PURPOSE } from "@/lib/tokens/template-token";

/** How a template can have its tokens signed with a key of its own. */
export const SIGNING_ALGORITHMS = ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/**
 * Seal a template's own signing key, once a token has been signed with it: a key that does not work is noticed now, not when
 * somebody wants a token.
 *
 * @param text a secret for HS…, at least as long as its hash; else a private key in PEM (PKCS #8, PKCS #1 or SEC 1)
 * @throws form_param_value_invalid 422: no such key, or too short a one
 * @see RFC 7518 sections 3.2 to 3.5
 */
export async function sealedSigningKey(text: string, algorithm: SigningAlgorithm): Promise<string> {
  return encrypt(algorithm.startsWith("HS") ? checkedSecret(text, algorithm) : await checkedPrivateKey(text, algorithm), TEMPLATE_KEY_PURPOSE);
}

function checkedSecret(text: string, algorithm: SigningAlgorithm): string {
  if (Buffer.byteLength(text) < Number(algorithm.slice(2)) / 8) throw apiError("form_param_value_invalid", { param_name: "signing_key" });
  return text;
}

async function checkedPrivateKey(text: string, algorithm: SigningAlgorithm): Promise<string> {
  try {
    // Whoever pastes a key from a variable of an environment has its ends of lines written out.
    const pem = createPrivateKey(text.replaceAll("\\n", "\n")).export({ type: "pkcs8", format: "pem" }).toString();
    await new SignJWT({}).setProtectedHeader({ alg: algorithm }).sign(await importPKCS8(pem, algorithm));
    return pem;
  } catch {
    throw apiError("form_param_value_invalid", { param_name: "signing_key" });
  }
}
