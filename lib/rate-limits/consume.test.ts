import { beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/pool";
import { useTestDatabase } from "@/lib/db/testing";
import { useEncryptionKeys } from "@/lib/encryption";
import { ApiError } from "@/lib/errors";
import { metricsText } from "@/lib/metrics";
import { consume, consumeAll, forgive, type RateLimitSettings } from "@/lib/rate-limits/consume";
import { DEVELOPMENT_MULTIPLIER, RULES } from "@/lib/rate-limits/rules";

// A development instance multiplies by this; undone here, so that the documented limits are what is tested.
const settings = (multiplier = 1, enabled = true): RateLimitSettings => ({
  attack_protection: { rate_limits: { enabled, multiplier: multiplier / DEVELOPMENT_MULTIPLIER } },
});
const unique = () => `${crypto.randomUUID()}@example.com`;
const refusalOf = (promise: Promise<void>) => promise.then(() => null, (error: unknown) => error);

useTestDatabase();
beforeAll(() => useEncryptionKeys("rate limit tests, a key of enough characters"));

describe("consume", () => {
  it("lets through as many as the rule says, then answers 429 with the time to wait", async () => {
    const address = unique();
    for (let n = 0; n < RULES.code_send_address.points; n++) await consume("code_send_address", address, settings());
    const refusal = await refusalOf(consume("code_send_address", address.toUpperCase(), settings()));
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({ status: 429, errors: [{ code: "verification_code_too_many_requests" }] });
    const { retryAfterSeconds } = refusal as ApiError;
    expect(retryAfterSeconds).toBeGreaterThan(RULES.code_send_address.durationSeconds - 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(RULES.code_send_address.durationSeconds);
    expect(await metricsText()).toContain('gatehouse_rate_limit_hits_total{rule="code_send_address"} 1');
    await consume("code_send_address", unique(), settings());
  });

  it("counts exactly when many come at once", async () => {
    const user = crypto.randomUUID();
    const tries = Array.from({ length: 40 }, () => refusalOf(consume("reverification_attempt_user", user, settings())));
    const refusals = (await Promise.all(tries)).filter((result) => result !== null);
    expect(refusals).toHaveLength(40 - RULES.reverification_attempt_user.points);
    expect(refusals.every((refusal) => refusal instanceof ApiError && refusal.has("too_many_requests"))).toBe(true);
  });

  it("counts an IPv6 network as one, and an identifier in each network for itself", async () => {
    const account = unique();
    const network = `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}:${Math.floor(Math.random() * 65_536).toString(16)}`;
    for (let n = 0; n < RULES.sign_in_attempt_pair.points; n++) await consume("sign_in_attempt_pair", [account, `${network}::${n + 1}`], settings(DEVELOPMENT_MULTIPLIER));
    expect(await refusalOf(consume("sign_in_attempt_pair", [account, `${network}:ffff::1`], settings(DEVELOPMENT_MULTIPLIER)))).toBeInstanceOf(ApiError);
    await consume("sign_in_attempt_pair", [account, "203.0.113.1"], settings(DEVELOPMENT_MULTIPLIER));
  });

  it("blocks for longer where the rule says so", async () => {
    const ip = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;
    for (let n = 0; n < RULES.admin_setup_network.points; n++) await consume("admin_setup_network", ip, settings());
    const refusal = await refusalOf(consume("admin_setup_network", ip, settings()));
    expect((refusal as ApiError).retryAfterSeconds).toBe(RULES.admin_setup_network.blockDurationSeconds);
  });

  it("is multiplied or switched off by the settings", async () => {
    const address = unique();
    for (let n = 0; n < RULES.code_send_address.points * 2; n++) await consume("code_send_address", address, settings(2));
    expect(await refusalOf(consume("code_send_address", address, settings(2)))).toBeInstanceOf(ApiError);
    await consume("code_send_address", address, settings(1, false));
  });

  it("keeps no address in the table", async () => {
    const address = unique();
    await consume("code_send_address", address, settings());
    const { rows } = await pool().query<{ key: string }>("SELECT key FROM rate_limits");
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^[a-z_]+:[A-Za-z0-9_-]{43}$/);
  });
});

describe("consumeAll", () => {
  it("counts with every rule and refuses when one does", async () => {
    const address = unique();
    const charges = [["code_send_address", address], ["code_send_address_daily", address]] as const;
    for (let n = 0; n < RULES.code_send_address.points; n++) await consumeAll(charges, settings());
    expect(await refusalOf(consumeAll(charges, settings()))).toBeInstanceOf(ApiError);
  });
});

describe("forgive", () => {
  it("begins anew", async () => {
    const user = crypto.randomUUID();
    for (let n = 0; n < RULES.password_change_user.points; n++) await consume("password_change_user", user, settings());
    await forgive("password_change_user", user, settings());
    await consume("password_change_user", user, settings());
  });
});
