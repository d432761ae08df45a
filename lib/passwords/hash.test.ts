import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/errors";
import { burnVerification, hashConcurrency, hashPassword, queueDepth, renewHash, verifyPassword } from "./hash";
import { ARGON2ID_PARAMETERS, impossibleDigest } from "./hashers/argon2";
import { hasherNamed } from "./hashers";
import { parsePhcString } from "./hashers/phc";

describe("hashPassword", () => {
  it("makes an Argon2id digest with OWASP's parameters and a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one.hasher).toBe("argon2id");
    expect(one.digest).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parsePhcString(one.digest)?.salt).toHaveLength(ARGON2ID_PARAMETERS.saltBytes);
    expect(parsePhcString(one.digest)?.hash).toHaveLength(ARGON2ID_PARAMETERS.hashBytes);
    expect(one.digest).not.toBe(two.digest);
  });

  it("refuses what no setting accepts without working on it", async () => {
    await expect(hashPassword("a".repeat(4097))).rejects.toMatchObject({ status: 422, errors: [{ code: "form_password_size_in_bytes_exceeded" }] });
  });
});

describe("verifyPassword", () => {
  it("accepts the password and nothing else", async () => {
    const stored = await hashPassword("correct horse");
    expect(await verifyPassword("correct horse", stored)).toBe(true);
    for (const wrong of ["Correct horse", "correct horse ", "", "a".repeat(1_000_000)]) expect(await verifyPassword(wrong, stored)).toBe(false);
  });

  it("takes one password typed on two systems for the same", async () => {
    const stored = await hashPassword("Zu\u0308rich\u3000see");
    expect(await verifyPassword("Z\u00fcrich see", stored)).toBe(true);
    expect(await verifyPassword("Zurich see", stored)).toBe(false);
  });

  it("uses all of a long password", async () => {
    const long = "x".repeat(200);
    const stored = await hashPassword(`${long}1`);
    expect(await verifyPassword(`${long}2`, stored)).toBe(false);
  });

  it("fails loudly on damaged data instead of calling the password wrong", async () => {
    await expect(verifyPassword("a", { digest: "", hasher: "argon2id" })).rejects.toThrow("not of the form");
    await expect(verifyPassword("a", { digest: impossibleDigest, hasher: "plain" })).rejects.toThrow("hasher");
  });
});

describe("burnVerification", () => {
  it("does the work of a verification and is never right", async () => {
    expect(await burnVerification("correct horse")).toBe(false);
    expect(await burnVerification("a".repeat(1_000_000))).toBe(false);
    const cost = ({ digest }: { digest: string }) => {
      const parsed = parsePhcString(digest);
      return { ...parsed, salt: parsed?.salt.length, hash: parsed?.hash.length };
    };
    expect(cost({ digest: impossibleDigest })).toEqual(cost(await hashPassword("correct horse")));
    expect(hasherNamed("argon2id")?.accepts(impossibleDigest)).toBe(true);
  });

  it("stands in the same queue", async () => {
    const burning = burnVerification("correct horse");
    expect(queueDepth().running).toBe(1);
    await burning;
    expect(queueDepth().running).toBe(0);
  });
});

describe("a burst", () => {
  it("is cut at the cap with 429 and Retry-After, while the rest of the process goes on", async () => {
    const stored = await hashPassword("correct horse");
    const burst = Array.from({ length: 1000 }, () => verifyPassword("correct horse", stored));
    expect(queueDepth().waiting).toBeLessThanOrEqual(256);
    const settled = Promise.allSettled(burst);

    const startedMs = performance.now();
    for (let count = 0; count < 20; count += 1) await readdir(".");
    expect(queueDepth().waiting).toBeGreaterThan(0);
    expect(performance.now() - startedMs).toBeLessThan(1000);

    const results = await settled;
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }) => reason as ApiError);
    expect(refused.length).toBeGreaterThanOrEqual(1000 - 256 - 64);
    for (const refusal of refused) {
      expect(refusal).toBeInstanceOf(ApiError);
      expect(refusal).toMatchObject({ status: 429, errors: [{ code: "too_many_requests" }] });
      expect(refusal.retryAfterSeconds).toBeGreaterThanOrEqual(1);
      expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(10);
    }
    for (const result of results) if (result.status === "fulfilled") expect(result.value).toBe(true);
    expect(queueDepth()).toMatchObject({ running: 0, waiting: 0 });
    expect(await verifyPassword("correct horse", stored)).toBe(true);
  }, 30_000);
});

describe("a digest that is dearer than a hash of our own", () => {
  // A cost of 10, which is what most others write.
  const DEAR = { hasher: "bcrypt", digest: "$2a$10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi" };

  it("takes no place, no time and no room from everybody else's", async () => {
    const own = await hashPassword("correct horse");
    const before = queueDepth();
    let left = 200;
    const burst = Array.from({ length: left }, () => verifyPassword("wrong", DEAR).finally(() => (left -= 1)));
    const settled = Promise.allSettled(burst);
    expect(queueDepth()).toEqual(before);
    expect(await verifyPassword("correct horse", own)).toBe(true);
    expect(left).toBeGreaterThan(10);

    const after = queueDepth();
    const results = await settled;
    expect(queueDepth()).toEqual(after);
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }) => reason as ApiError);
    expect(refused.length).toBeGreaterThan(100);
    for (const refusal of refused) expect(refusal).toMatchObject({ status: 429, errors: [{ code: "too_many_requests" }], retryAfterSeconds: expect.any(Number) });
    expect(await verifyPassword("abc", DEAR)).toBe(true);
  }, 30_000);

  it("waits with the bcrypt that is made here", async () => {
    const before = queueDepth();
    const renewed = await renewHash("correct horse", { hasher: "awscognito", digest: "" });
    expect(await verifyPassword("correct horse", renewed)).toBe(true);
    expect(queueDepth()).toEqual(before);
  });

  it("is told from one that costs little", async () => {
    const before = queueDepth();
    expect(await verifyPassword("password", { hasher: "md5", digest: "5f4dcc3b5aa765d61d8327deb882cf99" })).toBe(true);
    expect(queueDepth()).not.toEqual(before);
  });
});

describe("hashConcurrency", () => {
  it.each([
    [2, undefined, 2],
    [8, undefined, 2],
    [8, "16", 8],
    [16, "16", 14],
    [4, "1", 1],
    [4, "nonsense", 2],
  ])("%s wanted with a pool of %s gives %s", (wanted, poolSize, expected) => {
    expect(hashConcurrency(wanted, poolSize)).toBe(expected);
  });
});
