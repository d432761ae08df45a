import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { PASSWORD, somebody } from "../attacks/somebody";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const ENTRIES = "/v1/waitlist_entries";
let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
  await changeSettings({ sign_up: { mode: "waitlist" } });
});
afterAll(() => published.close());

let count = 0;
const fresh = () => `patient${(count += 1)}@example.test`;
const enter = async (fields: Record<string, unknown> = {}) => (await api.post(ENTRIES, { email_address: fresh(), ...fields })).json;
const act = (id: string, what: string, body?: unknown) => api.post(`${ENTRIES}/${id}/${what}`, body);
const mailsTo = async (toAddress: string) => (await database().outboxMessage.findMany({ where: { toAddress }, orderBy: { createdAt: "asc" } })).map(({ slug }) => slug);
const eventsOf = async (id: string) => (await database().event.findMany({ where: { data: { path: ["waitlist_entry_id"], equals: id } }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

describe("POST /v1/waitlist_entries", () => {
  it("200 with the entry, and a mail that says so; the same one again, without another", async () => {
    const first = await api.post(ENTRIES, { email_address: "First@Example.test" });
    expect([first.status, first.json]).toMatchObject([200, { object: "waitlist_entry", id: expect.stringMatching(/^wle_/), email_address: "first@example.test", status: "pending", is_locked: false, invitation: null }]);
    const again = await Promise.all(Array.from({ length: 10 }, () => api.post(ENTRIES, { email_address: "first@example.test" })));
    for (const { json } of again) expect(json).toEqual(first.json);
    expect(await mailsTo("first@example.test")).toEqual(["waitlist_confirmation"]);
    expect(await eventsOf(first.json.id)).toEqual(["waitlistEntry.created"]);
  });

  it("200 without a mail", async () => {
    const { email_address } = await enter({ notify: false });
    expect(await mailsTo(email_address)).toEqual([]);
    expect(await mailsTo((await enter({ notify: null })).email_address)).toEqual(["waitlist_confirmation"]);
  });

  it("422 when something is wrong with it; 401 without a key", async () => {
    for (const [fields, error] of [[{}, "form_param_missing email_address"], [{ email_address: "x" }, "form_param_format_invalid email_address"], [{ email_address: fresh(), notify: 1 }, "form_param_type_invalid notify"], [{ email_address: fresh(), status: "invited" }, "form_param_unknown status"]] as const)
      expect(refusal(await api.post(ENTRIES, fields))).toEqual([422, error]);
    const nobody = new BackendApi(null);
    for (const answer of [await nobody.get(ENTRIES), await nobody.post(ENTRIES, {}), await nobody.post(`${ENTRIES}/bulk`, []), await nobody.post(`${ENTRIES}/x/invite`), await nobody.post(`${ENTRIES}/x/reject`), await nobody.delete(`${ENTRIES}/x`)]) expect(refusal(answer)).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("POST /v1/waitlist_entries/bulk", () => {
  it("200 with one for each, in order, old ones too", async () => {
    const known = await enter();
    const list = [fresh(), known.email_address, fresh()].map((email_address) => ({ email_address, notify: false }));
    const { status, json } = await api.post(`${ENTRIES}/bulk`, list);
    expect([status, json.map((each: { email_address: string }) => each.email_address)]).toEqual([200, list.map((each) => each.email_address)]);
    expect(json[1]).toEqual(known);
  });

  it("422 for all when one is wrong", async () => {
    const before = await database().waitlistEntry.count();
    const good = { email_address: fresh() };
    for (const [list, error] of [[[good, good], "form_param_duplicate email_address"], [[good, { email_address: "x" }], "form_param_format_invalid email_address"], [[], "form_param_nil body"], [Array.from({ length: 51 }, () => ({ email_address: fresh() })), "form_param_array_size_exceeded body"]] as const)
      expect(refusal(await api.post(`${ENTRIES}/bulk`, list))).toEqual([422, error]);
    expect(await database().waitlistEntry.count()).toBe(before);
  });
});

describe("POST /v1/waitlist_entries/{id}/invite", () => {
  it("200 from the waitlist to an account", async () => {
    const entry = await enter({ notify: false });
    const invited = (await act(entry.id, "invite")).json;
    expect(invited).toMatchObject({ id: entry.id, status: "invited", invitation: { object: "invitation", status: "pending", url: expect.stringContaining("ticket=") } });
    expect(await mailsTo(entry.email_address)).toEqual(["waitlist_invitation"]);
    expect(refusal(await act(entry.id, "invite"))).toEqual([409, "waitlist_entry_already_invited"]);
    expect(refusal(await act(entry.id, "reject"))).toEqual([409, "waitlist_entry_already_invited"]);
    expect(refusal(await api.delete(`${ENTRIES}/${entry.id}`))).toEqual([409, "waitlist_entry_already_invited"]);
    const ticket = new URL(invited.invitation.url).searchParams.get("ticket") ?? "";
    expect((await new ApiBrowser().post("/v1/client/sign_ups", { strategy: "ticket", ticket, password: PASSWORD })).json.response.status).toBe("complete");
    expect((await api.get(ENTRIES, { query: entry.id })).json.data).toMatchObject([{ status: "completed", invitation: { status: "accepted" } }]);
    for (const what of ["invite", "reject"]) expect(refusal(await act(entry.id, what))).toEqual([409, "waitlist_entry_already_completed"]);
    expect(await eventsOf(entry.id)).toEqual(["waitlistEntry.created", "waitlistEntry.updated", "waitlistEntry.updated"]);
  });

  it("200 for one of ten at the same moment", async () => {
    const entry = await enter({ notify: false });
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(entry.id, "invite")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(await database().invitation.count({ where: { emailAddress: entry.email_address } })).toBe(1);
  });

  it("200 again once the invitation is revoked, deleted or too old; the entry waits meanwhile", async () => {
    const entry = await enter({ notify: false });
    const first = (await act(entry.id, "invite")).json.invitation.id;
    await api.post(`/v1/invitations/${first}/revoke`);
    expect((await api.get(ENTRIES, { query: entry.id })).json.data).toMatchObject([{ status: "pending", invitation: null }]);
    const second = (await act(entry.id, "invite")).json.invitation.id;
    await api.delete(`/v1/invitations/${second}`);
    const third = (await act(entry.id, "invite")).json.invitation.id;
    await database().invitation.update({ where: { id: third }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await act(entry.id, "invite")).json).toMatchObject({ status: "invited", invitation: { status: "pending" } });
  });

  it("400 or 422 when the address is invited or has an account, 200 when that is to be ignored; 404 when there is none", async () => {
    const invited = await enter();
    await api.post("/v1/invitations", { email_address: invited.email_address });
    expect(refusal(await act(invited.id, "invite"))).toEqual([400, "duplicate_record email_address"]);
    expect((await api.get(ENTRIES, { query: invited.id })).json.data[0].status).toBe("pending");
    expect((await act(invited.id, "invite", { ignore_existing: true })).json.status).toBe("invited");
    await changeSettings({ sign_up: { mode: "public" } });
    const here = await enter({ email_address: (await somebody()).address });
    await changeSettings({ sign_up: { mode: "waitlist" } });
    expect(refusal(await act(here.id, "invite"))).toEqual([422, "form_identifier_exists email_address"]);
    expect(refusal(await act("wle_nobody", "invite"))).toEqual([404, "resource_not_found"]);
    expect(refusal(await act(here.id, "invite", { ignore_existing: "x" }))).toEqual([422, "form_param_type_invalid ignore_existing"]);
  });
});

describe("POST /v1/waitlist_entries/{id}/reject", () => {
  it("200, 409 again; it can still be invited; 404 when there is none", async () => {
    const { id, email_address } = await enter({ notify: false });
    expect((await act(id, "reject")).json).toMatchObject({ id, status: "rejected", invitation: null });
    expect(refusal(await act(id, "reject"))).toEqual([409, "waitlist_entry_already_rejected"]);
    expect(refusal(await api.delete(`${ENTRIES}/${id}`))).toEqual([409, "waitlist_entry_already_rejected"]);
    expect(await mailsTo(email_address)).toEqual([]);
    expect((await act(id, "invite")).json.status).toBe("invited");
    expect(refusal(await act("wle_nobody", "reject"))).toEqual([404, "resource_not_found"]);
  });
});

describe("DELETE /v1/waitlist_entries/{id}", () => {
  it("200, 404 again", async () => {
    const { id } = await enter();
    expect((await api.delete(`${ENTRIES}/${id}`)).json).toEqual({ object: "waitlist_entry", id, deleted: true });
    expect(refusal(await api.delete(`${ENTRIES}/${id}`))).toEqual([404, "resource_not_found"]);
    expect(await eventsOf(id)).toEqual(["waitlistEntry.created", "waitlistEntry.deleted"]);
  });
});

describe("GET /v1/waitlist_entries", () => {
  it("200 with the entries, filtered, ordered, a page at a time", async () => {
    await database().waitlistEntry.deleteMany({});
    const [one, two, three] = [await enter(), await enter(), await enter()];
    await act(three.id, "invite");
    await act(one.id, "invite");
    const ids = async (query: Record<string, string>) => (await api.get(ENTRIES, query)).json.data.map((each: { id: string }) => each.id);
    expect(await ids({})).toEqual([three.id, two.id, one.id]);
    expect(await ids({ status: "invited" })).toEqual([three.id, one.id]);
    expect(await ids({ query: two.email_address })).toEqual([two.id]);
    expect(await ids({ order_by: "invited_at" })).toEqual([three.id, one.id, two.id]);
    expect(await ids({ order_by: "-email_address" })).toEqual([three.id, two.id, one.id]);
    expect((await api.get(ENTRIES, { limit: "1", offset: "2" })).json).toMatchObject({ data: [{ id: one.id, invitation: { status: "pending" } }], total_count: 3 });
    for (const [name, value] of [["status", "new"], ["order_by", "id"], ["limit", "0"]] as const) expect(refusal(await api.get(ENTRIES, { [name]: value }))).toEqual([422, `form_param_value_invalid ${name}`]);
  });
});

describe("the published SDK", () => {
  it("200 for each of its methods", async () => {
    const { waitlistEntries } = published.clerk;
    const one = await waitlistEntries.create({ emailAddress: fresh(), notify: false });
    expect(one).toMatchObject({ status: "pending", isLocked: false, invitation: null });
    const many = await waitlistEntries.createBulk([{ emailAddress: fresh() }, { emailAddress: fresh(), notify: false }]);
    expect(many.map((each) => each.status)).toEqual(["pending", "pending"]);
    expect(await waitlistEntries.invite(one.id, { ignoreExisting: false })).toMatchObject({ status: "invited", invitation: { status: "pending" } });
    expect(await waitlistEntries.reject(many[0]?.id ?? "")).toMatchObject({ status: "rejected" });
    expect(await waitlistEntries.list({ status: "rejected", orderBy: "-invited_at", limit: 5 })).toMatchObject({ data: [{ id: many[0]?.id }], totalCount: 1 });
    expect(await waitlistEntries.delete(many[1]?.id ?? "")).toMatchObject({ id: many[1]?.id, deleted: true });
  });
});
