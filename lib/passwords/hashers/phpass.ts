import { createHash } from "node:crypto";
import { between, sameBytes } from "./encodings";
import { hasherOf, type Hasher } from "./hasher";
import { iterate, MOST_ITERATED_BYTES } from "./iterate";

const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PHPASS = /^\$P\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/;
const LEAST_LOG2 = 7;
/** 2^15 rounds are about 0.1 s of the main thread; WordPress has 2^13. */
const MOST_LOG2 = 15;
const FORMAT = "$P$<rounds><salt><checksum>, with 2^7 to 2^15 rounds";

/** The "portable" hashes of WordPress and other PHP applications. */
export const phpass = phpassHasher("phpass", "https://www.openwall.com/phpass; vectors: test.php of phpass 0.3, and John the Ripper's, as in test_handlers.py of passlib 1.7.4", (password) =>
  Buffer.from(password, "utf8"),
);

/** The same over the MD5 of the password in hexadecimal: how applications lifted their MD5 digests without the passwords. */
export const md5Phpass = phpassHasher("md5_phpass", "https://www.openwall.com/phpass; no vectors are published: those here were made with passlib 1.7.4", (password) =>
  Buffer.from(createHash("md5").update(password, "utf8").digest("hex"), "latin1"),
);

function phpassHasher(name: string, source: string, hashed: (password: string) => Buffer): Hasher {
  return hasherOf({
    name,
    format: FORMAT,
    source,
    read(digest) {
      const [, rounds = "", salt = "", checksum = ""] = PHPASS.exec(digest) ?? [];
      const log2 = ALPHABET.indexOf(rounds);
      return rounds !== "" && between(log2, LEAST_LOG2, MOST_LOG2) ? { rounds: 2 ** log2, salt, checksum } : null;
    },
    async matches(password, { rounds, salt, checksum }) {
      const text = hashed(password);
      if (text.length > MOST_ITERATED_BYTES) return false;
      const md5 = (before: Buffer | string) => createHash("md5").update(before).update(text).digest();
      const hash = await iterate(rounds, md5(salt), md5);
      return sameBytes(Buffer.from(encode(hash)), Buffer.from(checksum));
    },
    // There is but one main thread, however little a digest costs.
    isDear: () => true,
  });
}

/** Base 64 with the least significant six bits of each three bytes first. */
function encode(bytes: Buffer): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 3) {
    const group = bytes.subarray(start, start + 3);
    let value = group.readUIntLE(0, group.length);
    for (let character = 0; character <= group.length; character += 1, value >>= 6) text += ALPHABET[value & 63];
  }
  return text;
}
