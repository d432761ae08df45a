import { isRecord } from "../source/record";
import { base64ToHex, digest, type MappedPassword, NO_PASSWORD, selfDescribing, unsupportedPassword } from "./password";
import { objectOf, textOf } from "./values";

type Fields = Record<string, unknown>;

/** The password of one of Auth0's users: bcrypt of its own, or one of the many that it took over from elsewhere. */
export function auth0Password(value: Fields): MappedPassword {
  const custom = objectOf(value, "custom_password_hash");
  if (custom) return customPassword(custom);
  const own = textOf(value, "passwordhash", "password_hash");
  if (own === undefined) return NO_PASSWORD;
  return selfDescribing(own) ?? unsupportedPassword("the digest is neither bcrypt nor Argon2");
}

function customPassword(custom: Fields): MappedPassword {
  const algorithm = textOf(custom, "algorithm") ?? "";
  const [hash, salt] = [partOf(custom.hash), partOf(custom.salt)];
  const read = { argon2: selfDescribing, bcrypt: selfDescribing, pbkdf2: fromPhc, ldap: fromLdap }[algorithm];
  if (read) return read(hash.value) ?? unsupportedPassword(`a digest of ${algorithm} of this form cannot be verified here`);
  if (algorithm === "md5" || algorithm === "sha256") return fromPlain(algorithm, hash, salt);
  if (algorithm === "scrypt") return fromScrypt(custom, hash, salt);
  return unsupportedPassword(`digests of ${algorithm || "no named algorithm"} cannot be verified here`);
}

type Part = { value: string; encoding: string };

function partOf(value: unknown): Part {
  return isRecord(value) ? { value: textOf(value, "value") ?? "", encoding: textOf(value, "encoding") ?? "utf8" } : { value: "", encoding: "utf8" };
}

function hexOf({ value, encoding }: Part): string {
  return encoding === "base64" ? base64ToHex(value) : value;
}

/** @see https://github.com/P-H-C/phc-string-format */
function fromPhc(text: string): MappedPassword | null {
  const [, name = "", iterations = "", salt = "", hash = ""] = /^\$pbkdf2-(sha1|sha256|sha512)\$i=(\d+)(?:,l=\d+)?\$([^$]+)\$([^$]+)$/.exec(text) ?? [];
  if (name === "sha256") return digest("pbkdf2_sha256", `pbkdf2_sha256$${iterations}$${salt}$${hash}`);
  if (name === "sha512") return digest("pbkdf2_sha512_hex", `pbkdf2_sha512_hex$${iterations}$${base64ToHex(salt)}$${base64ToHex(hash)}`);
  if (name === "sha1") return digest("pbkdf2_sha1", `pbkdf2_sha1$${iterations}$${base64ToHex(salt)}$${base64ToHex(hash)}$${Buffer.from(hash, "base64").length}`);
  return null;
}

function fromLdap(text: string): MappedPassword | null {
  return /^\{SSHA\}/i.test(text) ? digest("ldap_ssha", text) : null;
}

function fromPlain(algorithm: "md5" | "sha256", hash: Part, salt: Part): MappedPassword {
  if (salt.value === "") return digest(algorithm, hexOf(hash));
  if (salt.encoding !== "utf8") return unsupportedPassword(`digests of ${algorithm} whose salt is not text cannot be verified here`);
  return digest(`${algorithm}_salted`, `${salt.value}$${hexOf(hash)}`);
}

function fromScrypt(custom: Fields, hash: Part, salt: Part): MappedPassword {
  if (salt.encoding !== "utf8") return unsupportedPassword("digests of scrypt whose salt is not text cannot be verified here");
  const [cost, blockSize, parallelization] = [textOf(custom, "cost") ?? "16384", textOf(custom, "blockSize") ?? "8", textOf(custom, "parallelization") ?? "1"];
  return digest("scrypt_werkzeug", `scrypt:${cost}:${blockSize}:${parallelization}$${salt.value}$${hexOf(hash)}`);
}
