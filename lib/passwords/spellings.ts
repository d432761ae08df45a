import { normalizePassword } from "./normalize";

/**
 * The texts that are tried for a password as typed. What is hashed here is hashed in its normal form; a digest that was
 * imported may have been made of the very bytes, so these come first then. Nearly always the two are one.
 */
export function spellingsOf(password: string, first: "normal" | "typed"): string[] {
  const normalized = normalizePassword(password);
  if (normalized === password) return [password];
  return first === "normal" ? [normalized, password] : [password, normalized];
}
