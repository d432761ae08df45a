import { createHash } from "node:crypto";
import { hash, verify } from "@node-rs/bcrypt";
import { between, utf8Bytes } from "./encodings";
import { hasherOf } from "./hasher";

/** As many bytes of a password as bcrypt looks at; the rest is ignored. */
export const BCRYPT_BYTES = 72;

const LEAST_COST = 4;
/** 2^12 rounds are about 0.25 s of one core, and each step more doubles it. */
const MOST_COST = 12;
/** From here on, a digest costs more than twice a hash of our own. */
const DEAR_COST = 9;

// The last character of the salt and that of the hash carry unused bits, which no implementation sets: a digest that has
// them would verify nowhere.
const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/;
const BCRYPT_CHARACTERS = 60;
const DJANGO_PREFIX = "bcrypt_sha256$";

/**
 * What is hashed with bcrypt here: cost 11 under the mark of the 2011 correction. Hardly anybody else writes the two
 * together, so that such a digest is known for one of ours wherever it comes back.
 */
const OWN = { cost: 11, version: "2y" } as const;
const OWN_PREFIX = `$${OWN.version}$${OWN.cost}$`;

/** bcrypt as it is usual: of a longer password only the first 72 bytes count. */
export const bcrypt = hasherOf({
  name: "bcrypt",
  format: "$2a$<cost>$<salt><hash>, or 2b or 2y instead of 2a; a cost of 4 to 12",
  source: "https://www.usenix.org/legacy/events/usenix99/provos.html; vectors: crypt_blowfish 1.3 (https://www.openwall.com/crypt) and py-bcrypt, as in test_handlers_bcrypt.py of passlib 1.7.4",
  read: (digest) => (isBcrypt(digest) ? digest : null),
  matches: (password, digest) => verify(password, digest),
  isDear,
});

/** Django's way around the 72 bytes: bcrypt of the password's SHA-256 in hexadecimal. */
export const bcryptSha256Django = hasherOf({
  name: "bcrypt_sha256_django",
  format: "bcrypt_sha256$$2b$<cost>$<salt><hash>; a cost of 4 to 12",
  source: "https://github.com/django/django/blob/main/django/contrib/auth/hashers.py, BCryptSHA256PasswordHasher; vectors: made by Django 1.6, as in test_handlers_django.py of passlib 1.7.4",
  read: (digest) => (digest.startsWith(DJANGO_PREFIX) && isBcrypt(digest.slice(DJANGO_PREFIX.length)) ? digest.slice(DJANGO_PREFIX.length) : null),
  matches: (password, digest) => verify(createHash("sha256").update(password, "utf8").digest("hex"), digest),
  isDear,
});

/** bcrypt of the password with a secret of the application behind it, as Devise does. */
export const bcryptPeppered = hasherOf({
  name: "bcrypt_peppered",
  format: "$2a$<cost>$<salt><hash>$<pepper>; a cost of 4 to 12",
  source: "https://github.com/heartcombo/devise/blob/main/lib/devise/encryptor.rb; vectors: those of bcrypt with the password cut in two, which is what Devise's encryptor puts together",
  read(digest) {
    const plain = digest.slice(0, BCRYPT_CHARACTERS);
    const pepper = utf8Bytes(digest.slice(BCRYPT_CHARACTERS + 1));
    return isBcrypt(plain) && digest[BCRYPT_CHARACTERS] === "$" && pepper ? { plain, pepper } : null;
  },
  matches: (password, { plain, pepper }) => verify(Buffer.concat([Buffer.from(password, "utf8"), pepper]), plain),
  isDear: ({ plain }) => isDear(plain),
});

/** Hash with bcrypt, off the main thread. The caller sees to it that nothing is longer than {@link BCRYPT_BYTES}. */
export function hashWithBcrypt(text: string): Promise<string> {
  return hash(text, OWN.cost);
}

/** Whether a digest is one that {@link hashWithBcrypt} makes. */
export function isOwnBcrypt(digest: string): boolean {
  return digest.startsWith(OWN_PREFIX);
}

function isBcrypt(digest: string): boolean {
  return between(costOf(digest), LEAST_COST, MOST_COST);
}

function isDear(digest: string): boolean {
  return costOf(digest) >= DEAR_COST;
}

function costOf(digest: string): number {
  return Number(BCRYPT.exec(digest)?.[1]);
}
