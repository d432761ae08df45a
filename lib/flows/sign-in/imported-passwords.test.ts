import { pbkdf2Sync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { ApiError } from "@/lib/errors";
import { attemptReverification } from "@/lib/flows/reverification/attempt-first-factor";
import { createReverification } from "@/lib/flows/reverification/create";
import { createSignUp } from "@/lib/flows/sign-up/create";
import { TestBrowser } from "@/lib/flows/testing";
import { hashPassword, isOwnHash, type StoredPassword } from "@/lib/passwords/hash";
import { VECTORS } from "@/lib/passwords/hashers/testing";
import { askCognitoAt, startCognito, type TestCognito } from "@/lib/passwords/testing";
import { changePassword } from "@/lib/resources/users/change-password";
import { HOUR } from "@/lib/time";
import { attemptFirstFactor } from "./attempt-first-factor";
import { createSignIn } from "./create";

const SETTINGS = { email_address: { verify_at_sign_up: false }, attack_protection: { rate_limits: { enabled: false } } };
const PASSWORD = "correct horse battery staple 7";
let count = 0;

useTestDatabase();

/** Somebody whose password came from another system. */
async function imported(hasher: string, digest: string): Promise<{ address: string; userId: string; browser: TestBrowser }> {
  const browser = new TestBrowser(SETTINGS);
  const address = `imported${(count += 1)}@example.test`;
  const { created_user_id } = await createSignUp(await browser.context(), { email_address: address, password: PASSWORD, username: `imported_${count}` });
  const userId = created_user_id ?? "";
  await store(userId, { hasher, digest });
  return { address, userId, browser };
}

function store(userId: string, { hasher, digest }: StoredPassword) {
  return database().user.update({ where: { id: userId }, data: { passwordHasher: hasher, passwordDigest: digest } });
}

async function stored(userId: string): Promise<StoredPassword> {
  const { passwordDigest, passwordHasher } = await database().user.findUniqueOrThrow({ where: { id: userId } });
  return { digest: passwordDigest ?? "", hasher: passwordHasher ?? "" };
}

async function signIn({ address }: { address: string }, password: string, settings = {}): Promise<string> {
  const browser = new TestBrowser({ ...SETTINGS, ...settings });
  return createSignIn(await browser.context(), { identifier: address, password }).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof ApiError ? error.message : Promise.reject(error)),
  );
}

/** A digest that takes about a quarter of a second, in which other things happen. */
function slowDigest(password: string): string {
  const iterations = 1_000_000;
  return `pbkdf2_sha256$${iterations}$salt$${pbkdf2Sync(password, "salt", iterations, 32, "sha256").toString("base64")}`;
}

const ONE_EACH = VECTORS.filter(([name, password], index) => password.length > 1 && !password.includes("\0") && VECTORS.findIndex(([other, text]) => other === name && text.length > 1) === index);

describe("the first sign-in with an imported password", () => {
  it.each(ONE_EACH)("%s becomes a hash of our own, and only with the right password", async (hasher, password, digest) => {
    const person = await imported(hasher, digest);
    const before = await database().user.findUniqueOrThrow({ where: { id: person.userId } });
    const events = await database().event.count({ where: { userId: person.userId, type: { startsWith: "user." } } });
    expect(await signIn(person, `${password}x`.slice(-4096))).toBe("form_password_incorrect");
    expect(await stored(person.userId)).toEqual({ hasher, digest });
    expect(await signIn(person, password)).toBe("complete");
    const renewed = await stored(person.userId);
    expect(renewed.hasher).toBe("argon2id");
    expect(isOwnHash(renewed)).toBe(true);
    expect(await signIn(person, password)).toBe("complete");
    expect(await signIn(person, `${password}x`)).toBe("form_password_incorrect");
    expect(await stored(person.userId)).toEqual(renewed);
    const after = await database().user.findUniqueOrThrow({ where: { id: person.userId } });
    expect(after.passwordUpdatedAt).toEqual(before.passwordUpdatedAt);
    expect(await database().event.count({ where: { userId: person.userId, type: { startsWith: "user." } } })).toBe(events);
  });

  it("happens in the second step too", async () => {
    const person = await imported("md5", "5f4dcc3b5aa765d61d8327deb882cf99");
    const browser = new TestBrowser(SETTINGS);
    const { id } = await createSignIn(await browser.context(), { identifier: person.address });
    expect(await attemptFirstFactor(await browser.context(), { sign_in_id: id, strategy: "password", password: "password" })).toMatchObject({ status: "complete" });
    expect((await stored(person.userId)).hasher).toBe("argon2id");
  });

  it("takes what bcrypt ignored into the new hash", async () => {
    const person = await imported("bcrypt", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui");
    const first72 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    expect(await signIn(person, `${first72}mine`)).toBe("complete");
    expect(await signIn(person, `${first72}another`)).toBe("form_password_incorrect");
    expect(await signIn(person, `${first72}mine`)).toBe("complete");
  });

  it("tries the bytes as they were typed, and then the normal form", async () => {
    const decomposed = "Zu\u0308rich see 77";
    for (const hashed of [decomposed, decomposed.normalize("NFC")]) {
      const person = await imported("pbkdf2_sha256", `pbkdf2_sha256$10$c2FsdA==$${pbkdf2Sync(hashed, "salt", 10, 32, "sha256").toString("base64")}`);
      expect(await signIn(person, decomposed)).toBe("complete");
      expect(await signIn(person, decomposed.normalize("NFC"))).toBe("complete");
    }
  });

  it("hashes once when there are ten at the same moment, and all of them come in", async () => {
    const person = await imported("phpass", "$P$B12345678L6Lpt4BxNotVIMILOa9u81");
    expect(await Promise.all(Array.from({ length: 10 }, () => signIn(person, "JohnRipper")))).toEqual(Array(10).fill("complete"));
    expect(isOwnHash(await stored(person.userId))).toBe(true);
    expect(await signIn(person, "JohnRipper")).toBe("complete");
  });

  it("does not bring the old password back when it is changed meanwhile", async () => {
    const person = await imported("pbkdf2_sha256_django", slowDigest("the old one 77"));
    const signingIn = signIn(person, "the old one 77");
    await new Promise((resolve) => setTimeout(resolve, 60));
    const changed = await hashPassword("the new one 88");
    await store(person.userId, changed);
    expect(await signingIn).toBe("form_password_incorrect");
    expect(await stored(person.userId)).toEqual(changed);
    expect(await signIn(person, "the new one 88")).toBe("complete");
  });

  it("does not take a password away that was removed meanwhile, nor put one back", async () => {
    const person = await imported("pbkdf2_sha256_django", slowDigest("the old one 77"));
    const signingIn = signIn(person, "the old one 77");
    await new Promise((resolve) => setTimeout(resolve, 60));
    await database().user.update({ where: { id: person.userId }, data: { passwordDigest: null, passwordHasher: null } });
    expect(await signingIn).toBe("form_password_incorrect");
    expect(await stored(person.userId)).toEqual({ digest: "", hasher: "" });
  });

  it("waits until the account may be signed in to", async () => {
    const digest = "5f4dcc3b5aa765d61d8327deb882cf99";
    for (const data of [{ bannedAt: new Date() }, { lockedAt: new Date() }, { lockoutExpiresAt: new Date(Date.now() + HOUR) }]) {
      const person = await imported("md5", digest);
      await database().user.update({ where: { id: person.userId }, data });
      expect(await signIn(person, "password")).toMatch(/^user_(banned|locked)$/);
      expect(await stored(person.userId)).toEqual({ hasher: "md5", digest });
    }
  });
});

describe("an imported password that is not yet renewed", () => {
  const digest = `pbkdf2_sha256$10$c2FsdA==$${pbkdf2Sync("an old password 77", "salt", 10, 32, "sha256").toString("base64")}`;

  it("is the current one when it is changed", async () => {
    const { browser, userId, address } = await imported("pbkdf2_sha256", digest);
    await changePassword(await browser.context(), { user_id: userId, current_password: "an old password 77", new_password: "a new harbour at noon 88" });
    expect(await signIn({ address }, "a new harbour at noon 88")).toBe("complete");
    expect(await signIn({ address }, "an old password 77")).toBe("form_password_incorrect");
  });

  it("confirms who it is, and is renewed by that too", async () => {
    const { browser, userId } = await imported("pbkdf2_sha256", digest);
    const { id } = await createReverification(await browser.context(), { level: "first_factor" });
    await attemptReverification(await browser.context(), { reverification_id: id, strategy: "password", password: "an old password 77" });
    expect(isOwnHash(await stored(userId))).toBe(true);
  });
});

describe("a password that a Cognito user pool knows", () => {
  let cognito: TestCognito;
  beforeAll(async () => {
    cognito = await startCognito();
    askCognitoAt(cognito.url);
  });
  afterAll(async () => {
    askCognitoAt(null);
    await cognito.stop();
  });

  it("becomes bcrypt at the first sign-in and stays that; the pool is not asked again", async () => {
    const person = await imported("awscognito", await cognito.addUser("anna@example.test", "Correct horse 7!"));
    expect(await signIn(person, "Wrong horse 7!")).toBe("form_password_incorrect");
    expect((await stored(person.userId)).hasher).toBe("awscognito");
    expect(await signIn(person, "Correct horse 7!")).toBe("complete");
    const renewed = await stored(person.userId);
    expect(renewed).toMatchObject({ hasher: "bcrypt", digest: expect.stringMatching(/^\$2y\$11\$[./A-Za-z0-9]{53}$/) });
    askCognitoAt("http://127.0.0.1:1/");
    expect(await signIn(person, "Correct horse 7!")).toBe("complete");
    expect(await signIn(person, "Wrong horse 7!")).toBe("form_password_incorrect");
    expect(await stored(person.userId)).toEqual(renewed);
    askCognitoAt(cognito.url);
  });

  it("becomes a hash that bcrypt would not cut, where it is longer than 72 bytes", async () => {
    const long = `Long horse 7!${"é".repeat(40)}`;
    const person = await imported("awscognito", await cognito.addUser("long@example.test", long));
    expect(await signIn(person, long)).toBe("complete");
    expect(isOwnHash(await stored(person.userId))).toBe(true);
    expect((await stored(person.userId)).hasher).toBe("argon2id");
  });

  it("is hashed once when there are several at the same moment", async () => {
    const person = await imported("awscognito", await cognito.addUser("many@example.test", "Correct horse 7!"));
    expect(await Promise.all(Array.from({ length: 4 }, () => signIn(person, "Correct horse 7!")))).toEqual(Array(4).fill("complete"));
    expect((await stored(person.userId)).hasher).toBe("bcrypt");
  });

  it("is neither wrong nor right while the pool does not answer, and no attempt is counted", async () => {
    const person = await imported("awscognito", await cognito.addUser("out@example.test", "Correct horse 7!"));
    askCognitoAt("http://127.0.0.1:1/");
    expect(await signIn(person, "Correct horse 7!")).toBe("service_unavailable");
    expect(await database().user.findUniqueOrThrow({ where: { id: person.userId } })).toMatchObject({ passwordHasher: "awscognito", failedAttempts: 0 });
    askCognitoAt(cognito.url);
    expect(await signIn(person, "Correct horse 7!")).toBe("complete");
  });
});
