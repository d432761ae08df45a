import { describe, expect, it } from "vitest";
import { systemContext, type Actor, type Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { settingsSchema } from "@/lib/settings/schema";
import { HOUR } from "@/lib/time";
import { authenticateSecretKey } from "./authenticate";
import { createSecretKey } from "./create";
import { listSecretKeys } from "./list";
import { revokeSecretKey } from "./revoke";

useTestDatabase();

const SYSTEM = systemContext(settingsSchema.parse({}), "test");
const administrator = (provedAt: Date | null): Actor => ({ type: "admin", userId: "user_admin", sessionId: "sess_admin", firstFactorVerifiedAt: provedAt, secondFactorVerifiedAt: null, secondFactorSince: null });
const as = (actor: Actor): Context => ({ ...SYSTEM, actor });
const codeOf = (promise: Promise<unknown>) => promise.then(() => null, (error: Error) => error.message);

describe("a secret key", () => {
  it("is shown once, works until it is revoked, and only its hash is stored", async () => {
    const ctx = as(administrator(new Date()));
    const { id, secret, hint } = await createSecretKey(ctx, { name: "  Shop " });
    expect(secret).toMatch(/^sk_test_[0-9A-Za-z]{42}$/);
    expect(hint).toBe(`sk_test_…${secret.slice(-4)}`);
    expect(JSON.stringify(await database().secretKey.findMany())).not.toContain(secret);
    expect(await authenticateSecretKey(`Bearer ${secret}`, new Date())).toEqual({ type: "backend", secretKeyId: id });
    const [listed] = await listSecretKeys(ctx, {});
    expect(listed).toMatchObject({ id, name: "Shop", last_used_at: expect.any(Number) });
    expect(listed).not.toHaveProperty("secret");
    await revokeSecretKey(ctx, { secret_key_id: id });
    expect(await codeOf(authenticateSecretKey(`Bearer ${secret}`, new Date()))).toBe("clerk_key_invalid");
    expect(await listSecretKeys(ctx, {})).toEqual([]);
    expect(await codeOf(revokeSecretKey(ctx, { secret_key_id: id }))).toBe("resource_not_found");
    const events = await database().event.findMany({ orderBy: { sequence: "asc" } });
    expect(events.map(({ type, actorId, data }) => [type, actorId, data])).toEqual([
      ["secret_key.created", "user_admin", { id, name: "Shop" }],
      ["secret_key.revoked", "user_admin", { id }],
    ]);
  });

  it.each<[string, Actor, string]>([
    ["another key, which would outlive its own revocation", { type: "backend", secretKeyId: "sk_1" }, "authorization_invalid"],
    ["somebody who is no administrator", { type: "user", userId: "user_1", sessionId: "sess_1", firstFactorVerifiedAt: new Date(), secondFactorVerifiedAt: null, secondFactorSince: null, administrator: false }, "authorization_invalid"],
    ["an administrator who has not shown lately who they are", administrator(new Date(Date.now() - HOUR)), "session_reverification_required"],
  ])("is neither made nor revoked by %s", async (_who, actor, code) => {
    const { id } = await createSecretKey(SYSTEM, { name: "Kept" });
    expect(await codeOf(createSecretKey(as(actor), { name: "Another" }))).toBe(code);
    expect(await codeOf(revokeSecretKey(as(actor), { secret_key_id: id }))).toBe(code);
    expect((await database().secretKey.findMany({ where: { id } })).map(({ revokedAt }) => revokedAt)).toEqual([null]);
  });

  it.each([["", "form_param_nil"], ["x".repeat(65), "form_param_max_length_exceeded"]])("is not made with the name %j", async (name, code) => {
    expect(await codeOf(createSecretKey(SYSTEM, { name }))).toBe(code);
  });
});
