import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPKCS8, jwtVerify, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { decrypt, sha256 } from "@/lib/encryption";
import { systemContextFor } from "@/lib/resources/testing";
import { readSetupLink } from "@/lib/resources/administrators/setup-link";
import { createUser } from "@/lib/resources/users/create";
import { StartError } from "@/lib/start-error";
import { prepareInstance } from "./prepare";
import { SIGNING_KEY_PURPOSE } from "./signing-key";

useTestDatabase();

const KEY = "the first key of this instance, long enough";
const NEWER_KEY = "a newer key of this instance, long enough";
const development = { isDevelopmentInstance: true } as const;

let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "gatehouse-prepare-"));
  await database().$executeRaw`TRUNCATE instances, users, signing_keys, secret_keys, setup_links, events CASCADE`;
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const prepare = (env: object = {}) => prepareInstance({ dataDir, env: { ...development, ENCRYPTION_KEY: undefined, SECRET_KEY: undefined, ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined, ...env } });
const tokenIn = (lines: string[]) => new URL(/http\S+/.exec(lines.join("\n"))?.[0] ?? "http://none").searchParams.get("token") ?? "";
const linkStatus = async (lines: string[]) => (await readSetupLink(systemContextFor(), { token: tokenIn(lines) })).status;

describe("the first start", () => {
  it("makes everything, in files only for their owner", async () => {
    const { lines } = await prepare();
    expect(readdirSync(dataDir).sort()).toEqual(["encryption-key", "secret-key"]);
    for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    const secretKey = readFileSync(join(dataDir, "secret-key"), "utf8").trim();
    expect(secretKey).toMatch(/^sk_test_[A-Za-z0-9]{42}$/);
    expect(await database().secretKey.findMany({ select: { keyHash: true, hint: true } })).toEqual([{ keyHash: sha256(secretKey), hint: `sk_test_…${secretKey.slice(-4)}` }]);
    expect(lines.join("\n")).toMatch(/\/setup\?token=[\w-]{43}/);
    expect(await linkStatus(lines)).toBe("ready");
    expect(JSON.stringify(await database().setupLink.findMany())).not.toContain(tokenIn(lines));
  });

  it("makes a signing key whose public half fits its sealed private half", async () => {
    await prepare();
    const row = await database().signingKey.findFirstOrThrow();
    expect(row.publicJwk).toMatchObject({ kty: "RSA", alg: "RS256", use: "sig", kid: row.id });
    expect(row.publicJwk).not.toHaveProperty("d");
    const token = await new SignJWT({}).setProtectedHeader({ alg: "RS256" }).sign(await importPKCS8(decrypt(row.sealedPrivateKey, SIGNING_KEY_PURPOSE), "RS256"));
    const { e, kty, n } = row.publicJwk as { e: string; kty: string; n: string };
    expect((await jwtVerify(token, { e, kty, n, alg: "RS256" })).protectedHeader.alg).toBe("RS256");
  });

  it("may happen in several processes at once", async () => {
    const results = await Promise.all([prepare(), prepare(), prepare(), prepare()]);
    const counts = [await database().instance.count(), await database().signingKey.count(), await database().secretKey.count(), await database().setupLink.count()];
    expect(counts).toEqual([1, 1, 1, 1]);
    expect((await Promise.all(results.map(({ lines }) => linkStatus(lines)))).sort()).toEqual(["invalid", "invalid", "invalid", "ready"]);
  });
});

describe("a later start", () => {
  it("keeps everything but the set-up link, which is new", async () => {
    const first = await prepare();
    const before = [await database().instance.findMany(), await database().signingKey.findMany(), await database().secretKey.findMany(), readFileSync(join(dataDir, "secret-key"), "utf8")];
    const second = await prepare();
    expect([await database().instance.findMany(), await database().signingKey.findMany(), await database().secretKey.findMany(), readFileSync(join(dataDir, "secret-key"), "utf8")]).toEqual(before);
    expect([await linkStatus(first.lines), await linkStatus(second.lines)]).toEqual(["invalid", "ready"]);
  });

  it("refuses another key, and a lost one, in one sentence that names ENCRYPTION_KEY", async () => {
    await prepare({ ENCRYPTION_KEY: KEY });
    for (const env of [{ ENCRYPTION_KEY: NEWER_KEY }, {}]) {
      const refusal = await prepare(env).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StartError);
      expect(String(refusal)).toMatch(/ENCRYPTION_KEY.*[^.]\.$/);
    }
    expect(readdirSync(dataDir)).not.toContain("encryption-key");
  });

  it("goes on with a rotated key, and without the old one once nothing needs it", async () => {
    await prepare({ ENCRYPTION_KEY: KEY });
    await prepare({ ENCRYPTION_KEY: `${NEWER_KEY},${KEY}` });
    await prepare({ ENCRYPTION_KEY: NEWER_KEY });
    await expect(prepare({ ENCRYPTION_KEY: KEY })).rejects.toThrow(StartError);
  });

  it("says so when the key can't be kept", async () => {
    const file = join(dataDir, "a-file");
    writeFileSync(file, "");
    const refusal = prepareInstance({ dataDir: join(file, "below"), env: { ...development, ENCRYPTION_KEY: undefined, SECRET_KEY: undefined, ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined } });
    await expect(refusal).rejects.toThrow(/a-file\/below\/encryption-key/);
    expect(await database().instance.count()).toBe(0);
  });
});

describe("SECRET_KEY", () => {
  it("is registered, and replaces the one of the last start", async () => {
    await prepare({ SECRET_KEY: "sk_test_first1234" });
    await prepare({ SECRET_KEY: "sk_test_first1234" });
    await prepare({ SECRET_KEY: "sk_test_second123" });
    const rows = await database().secretKey.findMany({ orderBy: { createdAt: "asc" } });
    expect(rows.map((row) => [row.keyHash, row.revokedAt !== null])).toEqual([
      [sha256("sk_test_first1234"), true],
      [sha256("sk_test_second123"), false],
    ]);
    expect(readdirSync(dataDir)).not.toContain("secret-key");
  });
});

describe("the first administrator", () => {
  const admin = { ADMIN_EMAIL: "Root@Example.test", ADMIN_PASSWORD: "eleven quiet harbours" };
  const administrators = async () => (await database().administrator.findMany({ include: { user: { include: { emailAddresses: true } } } })).map(({ user }) => user.emailAddresses[0]?.claim);

  it("is made from ADMIN_EMAIL and ADMIN_PASSWORD, once", async () => {
    const first = await prepare(admin);
    expect(first.lines.join()).not.toContain("/setup");
    await prepare({ ...admin, ADMIN_EMAIL: "other@example.test" });
    await prepare();
    expect(await administrators()).toEqual(["root@example.test"]);
    expect(await database().user.count()).toBe(1);
  });

  it("is the user who has that address, with their own password", async () => {
    await prepare();
    const { id } = await createUser(systemContextFor(), { email_address: ["root@example.test"], password: "their own old password", skip_password_checks: true, skip_user_requirement: true });
    const { passwordDigest } = await database().user.findUniqueOrThrow({ where: { id } });
    await prepare(admin);
    expect(await administrators()).toEqual(["root@example.test"]);
    expect((await database().user.findUniqueOrThrow({ where: { id } })).passwordDigest).toBe(passwordDigest);
    expect(await database().setupLink.count()).toBe(0);
  });

  it.each([
    [{ ...admin, ADMIN_EMAIL: "root@localhost" }, "ADMIN_EMAIL"],
    [{ ...admin, ADMIN_PASSWORD: "password123" }, "ADMIN_PASSWORD"],
  ])("is refused in one sentence that names the variable: %j", async (env, variable) => {
    const refusal = await prepare(env).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect(refusal instanceof Error && refusal.message.startsWith(variable)).toBe(true);
    expect(String(refusal)).not.toContain("password123");
  });
});
