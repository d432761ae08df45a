import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { impossibleDigest } from "./argon2";
import type { Hasher } from "./hasher";
import { hasherNamed, hashers } from "./index";
import { DOCUMENTED, VECTORS } from "./testing";

const named = (name: string): Hasher => hasherNamed(name) ?? expect.fail(`There is no hasher ${name}.`);
const vectorOf = (name: string) => VECTORS.find(([hasher]) => hasher === name)?.[2] ?? "";

const NAMES = [
  ...["argon2id", "argon2i", "bcrypt", "bcrypt_sha256_django", "bcrypt_peppered", "md5", "md5_salted", "sha256", "sha256_salted"],
  ...["pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha256_django", "pbkdf2_sha512", "pbkdf2_sha512_hex", "phpass", "md5_phpass"],
  ...["scrypt_firebase", "scrypt_werkzeug", "ldap_ssha", "sha512_symfony", "awscognito"],
];

describe("hashers", () => {
  it("are those of the API, each once", () => {
    expect(hashers.map((hasher) => hasher.name)).toEqual(NAMES);
    expect(hasherNamed("constructor")).toBeUndefined();
  });

  it.each(VECTORS)("%s verifies a published vector of %j", async (name, password, digest) => {
    const hasher = named(name);
    expect(hasher.accepts(digest)).toBe(true);
    expect(await hasher.verify(password, digest)).toBe(true);
    for (const wrong of [`x${password}`, password.slice(1) || "x"]) expect(await hasher.verify(wrong, digest)).toBe(false);
  });

  it("have a vector each", () => {
    const local = hashers.filter((hasher) => !hasher.remote).map((hasher) => hasher.name);
    expect(new Set(VECTORS.map(([name]) => name))).toEqual(new Set(local));
  });

  it.each(DOCUMENTED)("%s takes the digest that the API's documentation shows", (name, digest) => expect(named(name).accepts(digest)).toBe(true));

  it("do not take each other's digests, but for the few that look alike", () => {
    const alike = new Set(["bcrypt_peppered sha256_salted", "phpass md5_phpass", "md5_phpass phpass", "pbkdf2_sha256 pbkdf2_sha256_django", "pbkdf2_sha256_django pbkdf2_sha256"]);
    const both = VECTORS.flatMap(([name, , digest]) => hashers.filter((other) => other.name !== name && other.accepts(digest)).map((other) => `${name} ${other.name}`));
    expect([...new Set(both)].filter((pair) => !alike.has(pair))).toEqual([]);
  });
});

const HEX_64 = "00".repeat(64);
const BASE64_32 = Buffer.alloc(32, 7).toString("base64");
const BASE64_64 = Buffer.alloc(64, 7).toString("base64");
const BCRYPT = vectorOf("bcrypt");
const FIREBASE = vectorOf("scrypt_firebase");
const WERKZEUG = vectorOf("scrypt_werkzeug");
const ARGON2ID = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

const MALFORMED: [hasher: string, what: string, digest: string][] = [
  ["argon2id", "another algorithm", ARGON2ID.replace("argon2id", "argon2i")],
  ["argon2id", "an algorithm that gives way to side channels", ARGON2ID.replace("argon2id", "argon2d")],
  ["argon2id", "an unknown version", ARGON2ID.replace("v=19", "v=20")],
  ["argon2id", "padding", `${ARGON2ID}=`],
  ["argon2id", "stray bits in base64", ARGON2ID.replace("c29tZXNhbHQ", "c29tZXNhbHR")],
  ["argon2id", "a leading zero", ARGON2ID.replace("t=2", "t=02")],
  ["argon2id", "a parameter twice", ARGON2ID.replace("p=1", "p=1,t=2")],
  ["argon2id", "an unknown parameter", ARGON2ID.replace("p=1", "p=1,keyid=1")],
  ["argon2id", "a missing parameter", ARGON2ID.replace(",p=1", "")],
  ["argon2id", "no passes", ARGON2ID.replace("t=2", "t=0")],
  ["argon2id", "less memory than the lanes need", ARGON2ID.replace("m=256", "m=7")],
  ["argon2id", "a salt of four bytes", ARGON2ID.replace("c29tZXNhbHQ", "c29tZQ")],
  ["argon2id", "a short hash", ARGON2ID.replace(/[^$]+$/, "AAAAAAAAAAA")],
  ["bcrypt", "a mark that means a broken implementation", BCRYPT.replace("$2a$", "$2x$")],
  ["bcrypt", "no version", BCRYPT.replace("$2a$", "$2$")],
  ["bcrypt", "a cost of one figure", BCRYPT.replace("$05$", "$5$")],
  ["bcrypt", "less cost than there is", BCRYPT.replace("$05$", "$03$")],
  ["bcrypt", "a character less", BCRYPT.slice(0, -1)],
  ["bcrypt", "a character more", `${BCRYPT}a`],
  ["bcrypt", "stray bits in the salt", BCRYPT.replace("C.E5", "C/E5")],
  ["bcrypt", "stray bits in the hash", `${BCRYPT.slice(0, -1)}X`],
  ["bcrypt", "a pepper", `${BCRYPT}$pepper`],
  ["bcrypt_sha256_django", "one dollar too few", vectorOf("bcrypt_sha256_django").replace("$$", "$")],
  ["bcrypt_sha256_django", "something in Django's salt", vectorOf("bcrypt_sha256_django").replace("$$", "$xyz$")],
  ["bcrypt_sha256_django", "bcrypt alone", BCRYPT],
  ["bcrypt_peppered", "no pepper", BCRYPT],
  ["bcrypt_peppered", "an empty pepper", `${BCRYPT}$`],
  ["bcrypt_peppered", "no dollar in front of the pepper", `${BCRYPT}pepper`],
  ["md5", "31 figures", "0".repeat(31)],
  ["md5", "a letter that is no figure", "g".repeat(32)],
  ["md5", "a SHA-256", "0".repeat(64)],
  ["sha256", "an MD5", "0".repeat(32)],
  ["md5_salted", "no salt", "0".repeat(32)],
  ["md5_salted", "an empty salt", `$${"0".repeat(32)}`],
  ["md5_salted", "the hash in front", `${"0".repeat(32)}$salt`],
  ["sha256_salted", "an empty salt", `$${"0".repeat(64)}`],
  ["sha256_salted", "an endless salt", `${"s".repeat(257)}$${"0".repeat(64)}`],
  ["pbkdf2_sha1", "no key length where it is not 32", "pbkdf2_sha1$1$73616c74$0c60c80f961f0e71f3a9b524af6012062fe037a6"],
  ["pbkdf2_sha1", "another key length than the hash has", "pbkdf2_sha1$1$73616c74$0c60c80f961f0e71f3a9b524af6012062fe037a6$16"],
  ["pbkdf2_sha1", "a key length that is no number", "pbkdf2_sha1$1$73616c74$0c60c80f961f0e71f3a9b524af6012062fe037a6$"],
  ["pbkdf2_sha1", "no salt", `pbkdf2_sha1$1$$${"00".repeat(32)}`],
  ["pbkdf2_sha1", "no iterations", `pbkdf2_sha1$0$salt$${"00".repeat(32)}`],
  ["pbkdf2_sha1", "a negative number of iterations", `pbkdf2_sha1$-1$salt$${"00".repeat(32)}`],
  ["pbkdf2_sha1", "a short hash", "pbkdf2_sha1$1$salt$00$1"],
  ["pbkdf2_sha1", "Django's base64", "pbkdf2_sha1$10000$wz5B6WkasRoF$atJmJ1o+XfJxKq1+Nu1f1i57Z5I=$20"],
  ["pbkdf2_sha1", "a sixth field", `pbkdf2_sha1$1$salt$${"00".repeat(32)}$32$`],
  ["pbkdf2_sha256", "a salt that is no base64", `pbkdf2_sha256$1$sa!t$${BASE64_32}`],
  ["pbkdf2_sha256", "stray bits in base64", `pbkdf2_sha256$1$c2FsdB==$${BASE64_32}`],
  ["pbkdf2_sha256", "wrong padding", `pbkdf2_sha256$1$c2FsdA=$${BASE64_32}`],
  ["pbkdf2_sha256", "iterations in exponential form", `pbkdf2_sha256$1e3$c2FsdA==$${BASE64_32}`],
  ["pbkdf2_sha256_django", "a hash of 64 bytes", `pbkdf2_sha256$1$salt$${BASE64_64}`],
  ["pbkdf2_sha256_django", "another algorithm's mark", `pbkdf2_sha1$1$salt$${BASE64_32}`],
  ["pbkdf2_sha256_django", "a field too few", `pbkdf2_sha256$1$${BASE64_32}`],
  ["pbkdf2_sha512", "half a byte", `pbkdf2_sha512$1$salt$${HEX_64}0`],
  ["pbkdf2_sha512", "the other's mark", `pbkdf2_sha512_hex$1$salt$${HEX_64}`],
  ["pbkdf2_sha512_hex", "a salt that is no hexadecimal", `pbkdf2_sha512_hex$1$salt$${HEX_64}`],
  ["pbkdf2_sha512_hex", "the other's mark", `pbkdf2_sha512$1$00$${HEX_64}`],
  ["phpass", "phpBB's mark", "$H$9aaaaaSXBjgypwqm.JsMssPLiS8YQ00"],
  ["phpass", "a character less", "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L"],
  ["phpass", "a character that is not of its alphabet", "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L!"],
  ["phpass", "fewer rounds than there are", "$P$4IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"],
  ["md5_phpass", "a bare MD5", "5f4dcc3b5aa765d61d8327deb882cf99"],
  ["scrypt_firebase", "a field too few", FIREBASE.replace(/\$14$/, "")],
  ["scrypt_firebase", "a field too many", `${FIREBASE}$1`],
  ["scrypt_firebase", "a hash that does not fit the signer key", FIREBASE.replace(/^[^$]+/, BASE64_32)],
  ["scrypt_firebase", "a signer key of nearly nothing", "AA==$42xEC+ixf3L2lw==$AA==$Bw==$8$14"],
  ["scrypt_firebase", "no rounds", FIREBASE.replace("$8$14", "$0$14")],
  ["scrypt_firebase", "no memory", FIREBASE.replace("$8$14", "$8$0")],
  ["scrypt_werkzeug", "another method", WERKZEUG.replace("scrypt:16384:8:1", "pbkdf2:sha256:600000")],
  ["scrypt_werkzeug", "N that is no power of two", WERKZEUG.replace("16384", "16383")],
  ["scrypt_werkzeug", "N that is one", WERKZEUG.replace("16384", "1")],
  ["scrypt_werkzeug", "a cost too few", WERKZEUG.replace(":8:1", ":8")],
  ["scrypt_werkzeug", "a cost too many", WERKZEUG.replace(":8:1", ":8:1:1")],
  ["scrypt_werkzeug", "r of nought", WERKZEUG.replace(":8:1", ":0:1")],
  ["scrypt_werkzeug", "no salt", WERKZEUG.replace("SodiumChloride", "")],
  ["scrypt_werkzeug", "a short hash", WERKZEUG.slice(0, -2)],
  ["ldap_ssha", "another scheme", "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g="],
  ["ldap_ssha", "no salt", "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g="],
  ["ldap_ssha", "missing padding that is half there", "{SSHA}P90+qijSp8MJ1tN25j5o1PflUvlqjXHOGeOckw="],
  ["ldap_ssha", "padding in the middle", "{SSHA}P90+qijSp8MJ1tN25j5o1Pf=UvlqjXHOGeOckw=="],
  ["sha512_symfony", "no iterations", `sha512_symfony$0$salt$${BASE64_64}`],
  ["sha512_symfony", "a salt that Symfony refuses", `sha512_symfony$1$sa{lt$${BASE64_64}`],
  ["sha512_symfony", "a SHA-256", `sha512_symfony$1$salt$${BASE64_32}`],
  ["sha512_symfony", "no salt's field", `sha512_symfony$1$${BASE64_64}`],
  ["awscognito", "a pool without its region", "awscognito#a1B2c3D4e#client#anna"],
  ["awscognito", "a region that would be another host", "awscognito#evil.example/_a1B2c3D4e#client#anna"],
  ["awscognito", "a region that would be another host's user", "awscognito#eu@evil_a1B2c3D4e#client#anna"],
  ["awscognito", "no identifier", "awscognito#eu-central-1_a1B2c3D4e#client#"],
  ["awscognito", "a line end in the identifier", "awscognito#eu-central-1_a1B2c3D4e#client#an\nna"],
  ["awscognito", "a field too few", "awscognito#eu-central-1_a1B2c3D4e#client"],
  ["awscognito", "another prefix", "cognito#eu-central-1_a1B2c3D4e#client#anna"],
];

const COSTLY: [hasher: string, what: string, digest: string][] = [
  ["argon2id", "memory", ARGON2ID.replace("m=256", "m=4194304")],
  ["argon2id", "memory times passes", ARGON2ID.replace("m=256,t=2", "m=262144,t=2")],
  ["argon2id", "lanes", ARGON2ID.replace("m=256,t=2,p=1", "m=4096,t=2,p=17")],
  ["bcrypt", "a cost of 13", BCRYPT.replace("$05$", "$13$")],
  ["bcrypt", "a cost of 31", BCRYPT.replace("$05$", "$31$")],
  ["bcrypt_sha256_django", "a cost of 13", vectorOf("bcrypt_sha256_django").replace("$06$", "$13$")],
  ["bcrypt_peppered", "a cost of 13", vectorOf("bcrypt_peppered").replace("$05$", "$13$")],
  ["pbkdf2_sha1", "RFC 6070's 16 million iterations", "pbkdf2_sha1$16777216$salt$eefe3d61cd4da4e4e9945b3d6ba2158c2634e984$20"],
  ["pbkdf2_sha1", "iterations times blocks", `pbkdf2_sha1$700001$salt$${"00".repeat(40)}$40`],
  ["pbkdf2_sha1", "a key without end", `pbkdf2_sha1$1$salt$${"00".repeat(513)}$513`],
  ["pbkdf2_sha256", "iterations", `pbkdf2_sha256$1200001$c2FsdA==$${BASE64_32}`],
  ["pbkdf2_sha256", "iterations past what a number holds", `pbkdf2_sha256$${"9".repeat(400)}$c2FsdA==$${BASE64_32}`],
  ["pbkdf2_sha256_django", "iterations", `pbkdf2_sha256$1200001$salt$${BASE64_32}`],
  ["pbkdf2_sha512", "iterations", `pbkdf2_sha512$500001$salt$${HEX_64}`],
  ["pbkdf2_sha512_hex", "iterations", `pbkdf2_sha512_hex$500001$00$${HEX_64}`],
  ["phpass", "2^16 rounds", "$P$EIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"],
  ["md5_phpass", "2^30 rounds", "$P$SIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"],
  ["scrypt_firebase", "memory", FIREBASE.replace("$8$14", "$8$18")],
  ["scrypt_firebase", "memory past what a number holds", FIREBASE.replace("$8$14", "$8$2000")],
  ["scrypt_firebase", "rounds", FIREBASE.replace("$8$14", "$1000000$14")],
  ["scrypt_werkzeug", "N", WERKZEUG.replace("16384", "262144")],
  ["scrypt_werkzeug", "p", WERKZEUG.replace(":8:1", ":8:16")],
  ["sha512_symfony", "iterations", `sha512_symfony$30001$salt$${BASE64_64}`],
];

describe("a digest", () => {
  it.each([...MALFORMED, ...COSTLY])("of %s is refused with too much or wrong: %s", async (name, _what, digest) => {
    expect(named(name).accepts(digest)).toBe(false);
    await expect(named(name).verify("password", digest)).rejects.toThrow("not of the form");
  });

  it.each(NAMES)("of %s is refused when empty, when it has a line end, a space or a NUL around it, and when it has no end", (name) => {
    const good = VECTORS.find(([hasher]) => hasher === name)?.[2] ?? DOCUMENTED.find(([hasher]) => hasher === name)?.[1] ?? "";
    const { accepts } = named(name);
    expect(accepts(good)).toBe(true);
    // A pepper may end in anything, and so may the beginning of a salt.
    const ends = name === "bcrypt_peppered" ? [] : [`${good}\n`, `${good} `, `${good}\0`];
    const beginnings = name.endsWith("_salted") ? [] : [`\n${good}`, ` ${good}`, `\0${good}`];
    for (const wrong of ["", "$", "#", ...ends, ...beginnings, good.repeat(100)]) expect(accepts(wrong), JSON.stringify(wrong)).toBe(false);
  });

  it("is read quickly, however it was made to be slow to read", () => {
    const slow = ["$", "#", "=", "A", "m=1,", "0", "${", "\u0301", "a$b"].map((piece) => piece.repeat(300_000));
    const startedMs = performance.now();
    for (const { accepts } of hashers) for (const tail of slow) for (const start of ["", "$argon2id$v=19$", "pbkdf2_sha256$1$", "awscognito#eu", "{SSHA}", "scrypt:"]) accepts(start + tail);
    for (const { accepts } of hashers) for (const tail of slow) accepts(tail.slice(0, 2048));
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it("made of anything is refused or verified, and never throws anything else", async () => {
    const local = hashers.filter((hasher) => !hasher.remote);
    const cheap = VECTORS.filter(([name]) => !name.startsWith("argon2")).map(([, , digest]) => digest);
    const mutated = fc.tuple(fc.constantFrom(...cheap), fc.nat(), fc.string({ maxLength: 3, unit: fc.constantFrom("$", "=", "0", "9", "a", "Z", "/", "\0", "é") })).map(([digest, at, text]) => {
      const place = at % digest.length;
      return digest.slice(0, place) + text + digest.slice(place + text.length);
    });
    await fc.assert(
      fc.asyncProperty(mutated, fc.constantFrom(...local), async (digest, hasher) => {
        if (!hasher.accepts(digest)) await expect(hasher.verify("pass", digest)).rejects.toThrow("not of the form");
        // What is accepted is affordable; the dear ones are left to the table above.
        else if (!/\$1[0-2]\$|[0-9]{6}|\$P\$[A-D]/.test(digest)) expect(typeof (await hasher.verify("pass", digest))).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });
});

describe("at its dearest", () => {
  const DEAREST: [hasher: string, digest: string][] = [
    ["bcrypt", BCRYPT.replace("$05$", "$12$")],
    ["pbkdf2_sha1", `pbkdf2_sha1$700000$salt$${"00".repeat(32)}`],
    ["pbkdf2_sha256", `pbkdf2_sha256$1200000$c2FsdA==$${BASE64_32}`],
    ["pbkdf2_sha512", `pbkdf2_sha512$500000$salt$${HEX_64}`],
    ["phpass", "$P$DIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"],
    ["scrypt_firebase", FIREBASE.replace("$8$14", "$8$17")],
    ["scrypt_werkzeug", WERKZEUG.replace("16384", "131072")],
    ["sha512_symfony", `sha512_symfony$30000$salt$${BASE64_64}`],
    ["argon2id", ARGON2ID.replace("m=256,t=2", "m=131072,t=3")],
  ];

  it.each(DEAREST)("%s leaves the main thread to others", async (name, digest) => {
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    const before = process.cpuUsage();
    expect(await named(name).verify("the password of nobody", digest)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    clearInterval(others);
    // One that holds the main thread leaves no turn at all; how many there are, a faster machine makes fewer.
    expect(turns).toBeGreaterThan(1);
    // About a third of a second of a core; the rest is room for slower machines.
    expect((user + system) / 1_000_000).toBeLessThan(1.5);
  });
});

describe("what others write by default", () => {
  const DEFAULTS: [what: string, hasher: string, digest: string, isDear: boolean][] = [
    ["this house's", "argon2id", impossibleDigest, false],
    ["RFC 9106's second choice, and argon2-cffi's", "argon2id", ARGON2ID.replace("m=256,t=2,p=1", "m=65536,t=3,p=4"), true],
    ["Django's", "argon2id", ARGON2ID.replace("m=256,t=2,p=1", "m=102400,t=2,p=8"), true],
    ["PHP's", "argon2i", ARGON2ID.replace("argon2id", "argon2i").replace("m=256,t=2", "m=65536,t=4"), true],
    ["a backup code's", "bcrypt", BCRYPT.replace("$05$", "$08$"), false],
    ["nearly everybody's", "bcrypt", BCRYPT.replace("$05$", "$10$"), true],
    ["Devise's and PHP's", "bcrypt", BCRYPT.replace("$05$", "$12$"), true],
    ["Devise's with a pepper", "bcrypt_peppered", vectorOf("bcrypt_peppered").replace("$05$", "$12$"), true],
    ["Django's", "bcrypt_sha256_django", vectorOf("bcrypt_sha256_django").replace("$06$", "$12$"), true],
    ["Django 6's", "pbkdf2_sha256_django", `pbkdf2_sha256$1200000$salt$${BASE64_32}`, true],
    ["an old Django's", "pbkdf2_sha256_django", `pbkdf2_sha256$10000$salt$${BASE64_32}`, false],
    ["OWASP's", "pbkdf2_sha256", `pbkdf2_sha256$600000$c2FsdA==$${BASE64_64}`, true],
    ["OWASP's", "pbkdf2_sha1", `pbkdf2_sha1$1400000$salt$${"00".repeat(20)}$20`, true],
    ["OWASP's", "pbkdf2_sha512", `pbkdf2_sha512$220000$salt$${HEX_64}`, true],
    ["OWASP's", "pbkdf2_sha512_hex", `pbkdf2_sha512_hex$220000$00$${HEX_64}`, true],
    ["WordPress's", "phpass", "$P$BIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", true],
    ["phpBB's and Drupal's", "phpass", "$P$DIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", true],
    ["Firebase's", "scrypt_firebase", FIREBASE, true],
    ["Werkzeug's", "scrypt_werkzeug", WERKZEUG.replace("16384", "32768"), true],
    ["Django's costs", "scrypt_werkzeug", WERKZEUG.replace(":8:1", ":8:5"), true],
    ["OWASP's costs", "scrypt_werkzeug", WERKZEUG.replace("16384", "131072"), true],
    ["Symfony's", "sha512_symfony", vectorOf("sha512_symfony"), true],
    ["anybody's", "md5", vectorOf("md5"), false],
  ];

  it.each(DEFAULTS)("is accepted, and known for dear or not: %s %s", (_what, name, digest, isDear) => {
    expect(named(name).accepts(digest)).toBe(true);
    expect(named(name).isDear(digest)).toBe(isDear);
  });

  it.each(NAMES)("%s calls nothing dear that it cannot read", (name) => expect(named(name).isDear("$")).toBe(false));
});

describe("bcrypt", () => {
  it("looks at the first 72 bytes only, wherever a character ends", async () => {
    const digest = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
    const first72 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    expect(await named("bcrypt").verify(first72, digest)).toBe(true);
    expect(await named("bcrypt").verify(`${first72}whatever`, digest)).toBe(true);
    expect(await named("bcrypt").verify(first72.slice(0, 71), digest)).toBe(false);
  });

  it("does not end a password at a NUL", async () => {
    expect(await named("bcrypt").verify("U*U\0", BCRYPT)).toBe(false);
    expect(await named("bcrypt").verify("U*U\0more", BCRYPT)).toBe(false);
    expect(await named("bcrypt_sha256_django").verify("\0", vectorOf("bcrypt_sha256_django"))).toBe(false);
  });
});

describe("hashers that repeat a hash", () => {
  it("take a password of more than a kilobyte for wrong, also where it is right, for it would cost that much in each round", async () => {
    const digestOf = (password: string) => `sha512_symfony$1$$${createHash("sha512").update(password).digest("base64")}`;
    const [short, long] = ["x".repeat(1024), "x".repeat(1025)];
    expect([await named("sha512_symfony").verify(short, digestOf(short)), await named("sha512_symfony").verify(long, digestOf(long))]).toEqual([true, false]);
    expect([await named("phpass").verify(short, phpassOf(short)), await named("phpass").verify(long, phpassOf(long))]).toEqual([true, false]);
  });
});

/** The portable hash with 2^7 rounds, which is the least that there is. */
function phpassOf(password: string): string {
  const alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const [rounds, salt] = [7, "saltsalt"];
  let hash = createHash("md5").update(salt + password).digest();
  for (let count = 0; count < 2 ** rounds; count += 1) hash = createHash("md5").update(hash).update(password).digest();
  let bits = 0n;
  for (const byte of [...hash].reverse()) bits = (bits << 8n) | BigInt(byte);
  // Three bytes are four characters, the lowest six bits first.
  const characters = Array.from({ length: 22 }, (_, index) => alphabet[Number((bits >> BigInt(6 * index)) & 63n)]);
  return `$P$${alphabet[rounds]}${salt}${characters.join("")}`;
}
