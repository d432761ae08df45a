import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { refusal } from "../signed-in";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

const KINDS = ["public_metadata", "private_metadata", "unsafe_metadata"] as const;
const BEFORE = { plan: { tier: "gold", seats: 3 }, tags: ["a", "b"], camelCase: 1 };

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;

beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

async function somebody(): Promise<string> {
  count += 1;
  const { json } = await api.post("/v1/users", { email_address: [`metadata${count}@example.test`], skip_password_requirement: true, ...Object.fromEntries(KINDS.map((kind) => [kind, BEFORE])) });
  return json.id;
}

const merge = (id: string, given: object) => api.patch(`/v1/users/${id}/metadata`, given);
const replace = (id: string, given: object) => api.put(`/v1/users/${id}/metadata`, given);
const updatesOf = (userId: string) => database().event.count({ where: { userId, type: "user.updated" } });

describe("PATCH /v1/users/{user_id}/metadata", () => {
  it.each(KINDS)("200 merges %s at every depth; null removes, and the others stay", async (kind) => {
    const id = await somebody();
    const { status, json } = await merge(id, { [kind]: { plan: { tier: null, since: { year: 2020, month: null } }, tags: ["c"], camelCase: null, newKey: false } });
    const after = { plan: { seats: 3, since: { year: 2020 } }, tags: ["c"], newKey: false };
    expect([status, ...KINDS.map((each) => json[each])]).toEqual([200, ...KINDS.map((each) => (each === kind ? after : BEFORE))]);
    expect(await updatesOf(id)).toBe(1);
  });

  it("200 keeps every one of twenty changes that are made at once", async () => {
    const id = await somebody();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => merge(id, { public_metadata: { deep: { [`key${index}`]: index } }, private_metadata: { [`key${index}`]: index } })));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const { json } = await api.get(`/v1/users/${id}`);
    expect([Object.keys(json.public_metadata.deep).length, Object.keys(json.private_metadata).length]).toEqual([20, 23]);
  });

  it("200 with nothing, which changes nothing", async () => {
    const id = await somebody();
    expect((await merge(id, {})).status).toBe(200);
    expect(await updatesOf(id)).toBe(0);
  });

  it("200 for names that are special elsewhere, of which nothing else hears", async () => {
    const id = await somebody();
    const raw = '{"public_metadata":{"__proto__":{"polluted":true},"constructor":1}}';
    const { json } = await api.send("PATCH", `/v1/users/${id}/metadata`, { raw, headers: { "content-type": "application/json" } });
    expect(json.public_metadata).toEqual({ ...BEFORE, constructor: 1 });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(KINDS)("422 when %s would become too large, with the limit, and nothing is changed", async (kind) => {
    const id = await somebody();
    const half = "x".repeat(4_500);
    expect((await merge(id, { [kind]: { first: half } })).status).toBe(200);
    const { status, json } = await merge(id, { [kind]: { second: half } });
    expect([status, json.errors[0].code, json.errors[0].meta]).toEqual([422, "form_param_exceeds_allowed_size", { param_name: kind, max_bytes: 8192 }]);
    expect((await api.get(`/v1/users/${id}`)).json[kind]).not.toHaveProperty("second");
  });

  it.each([[[]], ["text"], [7], [null]])("422 for %j instead of an object", async (value) => {
    expect(refusal(await merge(await somebody(), { public_metadata: value }))).toEqual([422, "form_param_type_invalid public_metadata"]);
  });

  it("422 for what is no metadata", async () => expect(refusal(await merge(await somebody(), { metadata: {} }))).toEqual([422, "form_param_unknown metadata"]));

  it("404 for nobody", async () => expect(refusal(await merge("user_nobody", { public_metadata: {} }))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect((await new BackendApi(null).patch("/v1/users/user_nobody/metadata", {})).status).toBe(401));
});

describe("PUT /v1/users/{user_id}/metadata", () => {
  it("200 replaces what is given as a whole, and leaves the others", async () => {
    const id = await somebody();
    const { status, json } = await replace(id, { public_metadata: { only: { this: null } }, unsafe_metadata: {} });
    expect([status, json.public_metadata, json.private_metadata, json.unsafe_metadata]).toEqual([200, { only: { this: null } }, BEFORE, {}]);
    expect(await updatesOf(id)).toBe(1);
  });

  it("200 with nothing, which changes nothing", async () => {
    const id = await somebody();
    expect((await replace(id, {})).json.public_metadata).toEqual(BEFORE);
    expect(await updatesOf(id)).toBe(0);
  });

  it("422 when it is too large, or no object", async () => {
    const id = await somebody();
    expect(refusal(await replace(id, { private_metadata: { text: "x".repeat(8_200) } }))).toEqual([422, "form_param_exceeds_allowed_size private_metadata"]);
    expect(refusal(await replace(id, { private_metadata: [] }))).toEqual([422, "form_param_type_invalid private_metadata"]);
  });

  it("404 for nobody", async () => expect(refusal(await replace("user_nobody", { public_metadata: {} }))).toEqual([404, "resource_not_found"]));

  it("401 without a key", async () => expect((await new BackendApi(null).put("/v1/users/user_nobody/metadata", {})).status).toBe(401));
});

describe("users of the published SDK", () => {
  it("200 for updateUserMetadata and replaceUserMetadata", async () => {
    const id = await somebody();
    const merged = await published.clerk.users.updateUserMetadata(id, { publicMetadata: { plan: { tier: null }, addedKey: { innerKey: 1 } } });
    expect(merged.publicMetadata).toEqual({ ...BEFORE, plan: { seats: 3 }, addedKey: { innerKey: 1 } });
    const replaced = await published.clerk.users.replaceUserMetadata(id, { privateMetadata: { newKey: 1 } });
    expect([replaced.privateMetadata, replaced.unsafeMetadata]).toEqual([{ newKey: 1 }, BEFORE]);
  });
});
