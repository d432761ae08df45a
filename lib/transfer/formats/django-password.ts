import { base64ToHex, digest, type MappedPassword, NO_PASSWORD, selfDescribing, unsupportedPassword } from "./password";

/**
 * A password as Django writes it, with the name of its hasher in front. `!` stands for none.
 *
 * @see https://github.com/django/django/blob/main/django/contrib/auth/hashers.py
 */
export function djangoPassword(text: string | undefined): MappedPassword {
  if (text === undefined || text.startsWith("!")) return NO_PASSWORD;
  const [name = "", ...parts] = text.split("$");
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = parts;
  switch (name) {
    case "pbkdf2_sha256":
      return digest("pbkdf2_sha256_django", text);
    case "pbkdf2_sha1":
      // The salt in hexadecimal, so that one which happens to look so is not taken for it.
      return digest("pbkdf2_sha1", `pbkdf2_sha1$${first}$${Buffer.from(second).toString("hex")}$${base64ToHex(third)}$20`);
    case "bcrypt_sha256":
      return digest("bcrypt_sha256_django", text);
    case "bcrypt":
    case "argon2":
      return selfDescribing(text.slice(name.length + (name === "bcrypt" ? 1 : 0))) ?? unsupportedPassword(`a digest of ${name} of this form cannot be verified here`);
    case "scrypt":
      return digest("scrypt_werkzeug", `scrypt:${first}:${third}:${fourth}$${second}$${base64ToHex(fifth)}`);
    case "md5":
      return digest("md5_salted", `${first}$${second}`);
    default:
      return unsupportedPassword(parts.length > 0 ? `digests of Django's hasher ${name.slice(0, 40)} cannot be verified here` : "the digest names no hasher of Django's");
  }
}
