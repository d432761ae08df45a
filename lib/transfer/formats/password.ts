import type { Unsupported } from "./format";

/** A password as parameters, or why it cannot be one. Nothing of either when there is none. */
export type MappedPassword = { parameters: Record<string, string>; unsupported: Unsupported[] };

/** No password: its owner signs in another way, as before. */
export const NO_PASSWORD: MappedPassword = { parameters: {}, unsupported: [] };

export function digest(password_hasher: string, password_digest: string): MappedPassword {
  return { parameters: { password_digest, password_hasher }, unsupported: [] };
}

/** @param reason never holds the digest */
export function unsupportedPassword(reason: string): MappedPassword {
  return { parameters: {}, unsupported: [{ part: "passwords", reason }] };
}

/** A digest that says itself what it is: bcrypt or Argon2. Null for any other. */
export function selfDescribing(text: string): MappedPassword | null {
  if (/^\$2[abxy]?\$/.test(text)) return digest("bcrypt", text.replace(/^\$2x?\$/, "$2y$"));
  const argon = /^\$(argon2id|argon2i)\$/.exec(text)?.[1];
  return argon === undefined ? null : digest(argon, text);
}

/** What every user of another system is spared: there was another policy, and what was accepted was accepted there. */
export function ofAnotherSystem(password: MappedPassword): Record<string, unknown> {
  return { ...password.parameters, skip_legal_checks: true, ...(Object.keys(password.parameters).length === 0 ? { skip_password_requirement: true } : {}) };
}

export function base64ToHex(text: string): string {
  return Buffer.from(text, "base64").toString("hex");
}
