import { beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/pool";
import { BackendApi, newKey } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();
let api: BackendApi;
beforeAll(async () => {
  api = new BackendApi(await newKey());
});

const BCRYPT = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
let people = 0;
const person = (more: object = {}) => ({ email_address: [`batch${(people += 1)}@example.test`], password_digest: BCRYPT, password_hasher: "bcrypt", ...more });

async function counted(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM users");
  return rows[0]?.n ?? 0;
}

describe("POST /v1/users/batch", () => {
  it("200 with what became of each, in their order", async () => {
    const first = person({ external_id: "b-1", first_name: "Ada", totp_secret: "JBSWY3DPEHPK3PXP", backup_codes: ["code-one"], private_metadata: { Key: 1 } });
    expect((await api.post("/v1/users/batch", [first])).json).toMatchObject({ object: "user_batch", created_count: 1 });
    const before = await counted();
    const { status, json } = await api.post("/v1/users/batch", [person(), first, person({ username: "12345" }), { ...person(), email_address: first.email_address, external_id: "b-2" }, "nobody", person({ nonsense: 1 }), person()]);
    expect(status).toBe(200);
    expect(json).toMatchObject({ created_count: 2, exists_count: 1, refused_count: 4 });
    expect(json.data.map(({ status: became, errors }: { status: string; errors: { code: string; meta: { param_name?: string } }[] }) => [became, ...errors.map(({ code, meta }) => `${code} ${meta.param_name}`)])).toEqual([
      ["created"],
      ["exists"],
      ["refused", "form_username_needs_non_number_char username"],
      ["refused", "form_identifier_exists email_address"],
      ["refused", "form_param_type_invalid undefined"],
      ["refused", "form_param_unknown nonsense"],
      ["created"],
    ]);
    expect(await counted()).toBe(before + 2);
    const user = (await api.get(`/v1/users/${json.data[1].user_id}`)).json;
    expect(user).toMatchObject({ external_id: "b-1", totp_enabled: true, backup_code_enabled: true, password_enabled: true, private_metadata: { Key: 1 } });
    const { rows } = await pool().query("SELECT actor_type, actor_id IS NOT NULL AS by, count(*)::int AS n FROM events WHERE type = 'user.created' AND user_id = $1 GROUP BY 1, 2", [json.data[0].user_id]);
    expect(rows).toEqual([{ actor_type: "backend", by: true, n: 1 }]);
  });

  it("200 for a thousand, and again without a duplicate", async () => {
    const users = Array.from({ length: 1_000 }, () => person());
    const before = await counted();
    expect((await api.post("/v1/users/batch", users)).json).toMatchObject({ created_count: 1_000, refused_count: 0 });
    expect((await api.post("/v1/users/batch", users)).json).toMatchObject({ created_count: 0, exists_count: 1_000 });
    expect(await counted()).toBe(before + 1_000);
  });

  it("200 with one of each where two batches bring the same people at the same moment", async () => {
    const users = Array.from({ length: 50 }, () => person());
    const before = await counted();
    const answers = await Promise.all([1, 2, 3].map(() => api.post("/v1/users/batch", users)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await counted()).toBe(before + 50);
    expect(answers.reduce((sum, { json }) => sum + json.created_count, 0)).toBe(50);
  });

  it("200 with a refusal for whom the blocklist keeps out", async () => {
    await changeSettings({ restrictions: { blocklist: true } });
    await pool().query("INSERT INTO blocklist_identifiers (id, identifier, identifier_type) VALUES ('blid_1', '*@blocked.test', 'email_address')");
    const { json } = await api.post("/v1/users/batch", [person({ email_address: ["x@blocked.test"] }), person()]);
    expect(json.data.map(({ status, errors }: { status: string; errors: { code: string }[] }) => [status, errors[0]?.code])).toEqual([["refused", "not_allowed_access"], ["created", undefined]]);
    await changeSettings({ restrictions: { blocklist: false } });
  });

  it("400 for something else than a list", async () => {
    expect((await api.post("/v1/users/batch", person())).status).toBe(400);
    expect((await api.post("/v1/users/batch", "text")).status).toBe(400);
  });

  it("422 for none, for too many, and for what no database can hold", async () => {
    expect((await api.post("/v1/users/batch", [])).status).toBe(422);
    expect((await api.post("/v1/users/batch", Array.from({ length: 1_001 }, () => ({})))).json.errors[0].code).toBe("form_param_max_length_exceeded");
    expect((await api.post("/v1/users/batch", [person({ first_name: "a\u0000b" })])).status).toBe(422);
  });

  it("413 for too much", async () => {
    expect((await api.post("/v1/users/batch", [{ public_metadata: { text: "x".repeat(8 * 1024 * 1024) } }])).status).toBe(413);
  });

  it("401 without a key", async () => {
    const { status, json } = await new BackendApi(null).post("/v1/users/batch", [person()]);
    expect([status, json.errors[0].code]).toEqual([401, "authorization_header_format_invalid"]);
  });
});
