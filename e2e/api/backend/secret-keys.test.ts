import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/pool";
import { somebody, type Somebody } from "../attacks/somebody";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();
let who: Somebody;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  who = await somebody();
  published = await openBackendApi();
});
afterAll(() => published.close());

const errorOf = async (api: BackendApi, path = `/v1/users/${who.userId}`) => {
  const { status, json } = await api.get(path);
  return [status, json.errors?.[0]?.code];
};

describe("the secret key", () => {
  it("200 with one, whose last use is kept", async () => {
    const key = await newKey("Used");
    const { status, json } = await new BackendApi(key).get(`/v1/users/${who.userId}`);
    expect([status, json.id, json.private_metadata]).toEqual([200, who.userId, {}]);
    const { rows } = await pool().query<{ last_used_at: Date }>("SELECT last_used_at FROM secret_keys WHERE name = 'Used'");
    expect(Date.now() - (rows[0]?.last_used_at.getTime() ?? 0)).toBeLessThan(10_000);
  });

  it("200 for the published SDK", async () => {
    const user = await published.clerk.users.getUser(who.userId);
    expect(user.primaryEmailAddress?.emailAddress).toBe(who.address);
  });

  it("401 without one, or with something else in its place", async () => {
    expect(await errorOf(new BackendApi(null))).toEqual([401, "authorization_header_format_invalid"]);
    const { status, json } = await new BackendApi(null).send("GET", `/v1/users/${who.userId}`, { headers: { authorization: `Basic ${await newKey()}` } });
    expect([status, json.errors[0].code]).toEqual([401, "authorization_header_format_invalid"]);
  });

  it("401 with one that nobody knows", async () => {
    expect(await errorOf(new BackendApi("sk_test_nobody"))).toEqual([401, "clerk_key_invalid"]);
  });

  it("401 before it says whether there is such a thing", async () => {
    expect(await errorOf(new BackendApi("sk_test_nobody"), "/v1/users/user_nobody")).toEqual([401, "clerk_key_invalid"]);
  });

  it("401 at once when it is revoked", async () => {
    const key = await newKey("Revoked");
    expect((await errorOf(new BackendApi(key)))[0]).toBe(200);
    await pool().query("UPDATE secret_keys SET revoked_at = now() WHERE name = 'Revoked'");
    expect(await errorOf(new BackendApi(key))).toEqual([401, "clerk_key_invalid"]);
  });

  it("404 with one, for what there is not", async () => {
    expect(await errorOf(new BackendApi(await newKey()), "/v1/users/user_nobody")).toEqual([404, "resource_not_found"]);
  });
});
