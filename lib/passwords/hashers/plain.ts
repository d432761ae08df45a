import { createHash } from "node:crypto";
import { base64Bytes, hexBytes, sameBytes, utf8Bytes } from "./encodings";
import { hasherOf, type Hasher } from "./hasher";

// One round of a quick hash is nothing that a database should hold. It can be verified in place, and is replaced at the
// first sign-in.

const SHA1_BYTES = 20;
const MOST_SALT_BYTES = 256;

export const md5 = bare("md5", 16, "RFC 1321; vectors: its appendix A.5");
export const sha256 = bare("sha256", 32, "FIPS 180-4; vectors: NIST's examples, and the one that Clerk documents");
export const md5Salted = salted("md5_salted", "md5", 16, "RFC 1321; vectors: its appendix A.5 with the message cut in two");
export const sha256Salted = salted("sha256_salted", "sha256", 32, "FIPS 180-4; vectors: NIST's examples with the message cut in two");

/** Salted SHA-1 as directories keep it; the salt stands behind the hash. */
export const ldapSsha = hasherOf({
  name: "ldap_ssha",
  format: "{SSHA}<base64 of the SHA-1 of password and salt, and the salt>",
  source: "RFC 2307 section 5.3 and https://www.openldap.org/faq/data/cache/347.html; vectors: test_handlers.py of passlib 1.7.4",
  read(digest) {
    const bytes = /^\{SSHA\}/i.test(digest) ? base64Bytes(digest.slice("{SSHA}".length)) : null;
    const saltBytes = (bytes?.length ?? 0) - SHA1_BYTES;
    return bytes && saltBytes > 0 && saltBytes <= MOST_SALT_BYTES ? { hash: bytes.subarray(0, SHA1_BYTES), salt: bytes.subarray(SHA1_BYTES) } : null;
  },
  matches: (password, { hash, salt }) => sameBytes(createHash("sha1").update(password, "utf8").update(salt).digest(), hash),
});

function bare(name: "md5" | "sha256", hashBytes: number, source: string): Hasher {
  return hasherOf({
    name,
    format: `<hash>, ${hashBytes * 2} hexadecimal digits`,
    source,
    read: (digest) => hashOf(digest, hashBytes),
    matches: (password, hash) => sameBytes(createHash(name).update(password, "utf8").digest(), hash),
  });
}

function salted(name: string, algorithm: string, hashBytes: number, source: string): Hasher {
  return hasherOf({
    name,
    format: `<salt>$<hash>, the hash as ${hashBytes * 2} hexadecimal digits`,
    source,
    read(digest) {
      const end = digest.lastIndexOf("$");
      const salt = end > 0 ? utf8Bytes(digest.slice(0, end)) : null;
      const hash = hashOf(digest.slice(end + 1), hashBytes);
      return salt && salt.length <= MOST_SALT_BYTES && hash ? { salt, hash } : null;
    },
    // The published format does not say whether the salt stands before the password or behind it, and both are usual.
    matches(password, { salt, hash }) {
      const text = Buffer.from(password, "utf8");
      const found = [Buffer.concat([salt, text]), Buffer.concat([text, salt])].map((bytes) => sameBytes(createHash(algorithm).update(bytes).digest(), hash));
      return found.includes(true);
    },
  });
}

function hashOf(text: string, hashBytes: number): Buffer | null {
  const bytes = hexBytes(text);
  return bytes?.length === hashBytes ? bytes : null;
}
