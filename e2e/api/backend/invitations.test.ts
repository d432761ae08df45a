import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import type { MessageSlug } from "@/lib/messages/message";
import { openPayload } from "@/lib/messages/payload";
import { PASSWORD, somebody } from "../attacks/somebody";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const INVITATIONS = "/v1/invitations";
const DAY_MS = 24 * 60 * 60 * 1000;
let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

let count = 0;
const fresh = () => `guest${(count += 1)}@example.test`;
const invite = async (fields: Record<string, unknown> = {}) => (await api.post(INVITATIONS, { email_address: fresh(), ...fields })).json;
const ticketIn = (url: string) => new URL(url).searchParams.get("ticket") ?? "";
const events = (id: string) => database().event.findMany({ where: { data: { path: ["invitation_id"], equals: id } }, orderBy: { sequence: "asc" }, select: { type: true } }).then((rows) => rows.map(({ type }) => type));

async function mailsTo(to: string) {
  const rows = await database().outboxMessage.findMany({ where: { toAddress: to } });
  return rows.map((row) => ({ slug: row.slug, expiresAt: row.expiresAt, ...openPayload(row.slug as MessageSlug, row.sealedPayload ?? "").data }));
}

describe("POST /v1/invitations", () => {
  it("200 with the link, which stands in the mail too and whose ticket is nowhere in the database", async () => {
    const { status, json } = await api.post(INVITATIONS, { email_address: "Guest@Example.test", public_metadata: { teamName: "red", deep: { aKey: [1] } } });
    expect(status).toBe(200);
    expect(json).toMatchObject({ object: "invitation", id: expect.stringMatching(/^inv_/), email_address: "guest@example.test", public_metadata: { teamName: "red", deep: { aKey: [1] } }, revoked: false, status: "pending" });
    expect(json.url).toMatch(/^http:\/\/localhost:3000\/v1\/tickets\/accept\?ticket=[\w-]{43}$/);
    expect(json.expires_at - json.created_at).toBe(30 * DAY_MS);
    expect(await mailsTo("guest@example.test")).toMatchObject([{ slug: "invitation", link: json.url, expiresAt: new Date(json.expires_at) }]);
    expect(JSON.stringify(await database().invitation.findMany())).not.toContain(ticketIn(json.url));
    expect(await events(json.id)).toEqual(["invitation.created"]);
  });

  it("200 for what the invited person then does: follow the link, sign up in a closed instance, have the metadata", async () => {
    await changeSettings({ sign_up: { mode: "restricted" } });
    const invitation = await invite({ public_metadata: { role: "tester" }, redirect_url: "http://localhost:5173/welcome?a=b" });
    const ticket = ticketIn(invitation.url);
    const browser = new ApiBrowser();
    expect((await browser.get("/v1/tickets/accept", { query: { ticket } })).headers.get("location")).toBe(`http://localhost:5173/welcome?a=b&__clerk_ticket=${ticket}&__clerk_status=sign_up`);
    const { json } = await browser.post("/v1/client/sign_ups", { strategy: "ticket", ticket, password: PASSWORD });
    expect(json.response.status).toBe("complete");
    expect((await api.get(`/v1/users/${json.response.created_user_id}`)).json).toMatchObject({ public_metadata: { role: "tester" }, email_addresses: [{ verification: { strategy: "ticket", status: "verified" } }] });
    expect((await api.get(INVITATIONS, { query: invitation.email_address })).json).toMatchObject([{ id: invitation.id, status: "accepted" }]);
    expect(refusal(await api.post(`${INVITATIONS}/${invitation.id}/revoke`))).toEqual([400, "invitation_already_accepted"]);
    await changeSettings({ sign_up: { mode: "public" } });
  });

  it("200 without a mail, for fewer days, in the other template", async () => {
    const quiet = await invite({ notify: false, expires_in_days: 2 });
    expect(await mailsTo(quiet.email_address)).toEqual([]);
    expect(quiet.expires_at - quiet.created_at).toBe(2 * DAY_MS);
    const waited = await invite({ template_slug: "waitlist_invitation", public_metadata: null, redirect_url: null, notify: null, ignore_existing: null, expires_in_days: null });
    expect(await mailsTo(waited.email_address)).toMatchObject([{ slug: "waitlist_invitation" }]);
  });

  it("400 when the address is invited already, 200 when that is to be ignored or the invitation is over", async () => {
    const { id, email_address } = await invite();
    const again = await api.post(INVITATIONS, { email_address: email_address.toUpperCase() });
    expect(refusal(again)).toEqual([400, "duplicate_record email_address"]);
    expect(again.json.errors[0].meta.email_addresses).toEqual([email_address]);
    const second = await api.post(INVITATIONS, { email_address, ignore_existing: true });
    expect(second.status).toBe(200);
    await api.post(`${INVITATIONS}/${id}/revoke`);
    expect(refusal(await api.post(INVITATIONS, { email_address }))).toEqual([400, "duplicate_record email_address"]);
    await database().invitation.update({ where: { id: second.json.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await api.post(INVITATIONS, { email_address })).status).toBe(200);
  });

  it("200 for one of ten at the same moment", async () => {
    const email_address = fresh();
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.post(INVITATIONS, { email_address })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 400)]);
    expect(await database().invitation.count({ where: { emailAddress: email_address } })).toBe(1);
    expect(await mailsTo(email_address)).toHaveLength(1);
  });

  it("422 when somebody has the address, 200 when that is to be ignored", async () => {
    const { address } = await somebody();
    const refused = await api.post(INVITATIONS, { email_address: address });
    expect(refusal(refused)).toEqual([422, "form_identifier_exists email_address"]);
    expect((await api.post(INVITATIONS, { email_address: address, ignore_existing: true })).status).toBe(200);
  });

  it("422 when something is wrong with it, and nothing is written", async () => {
    const before = await database().invitation.count();
    const email_address = fresh();
    const cases: [Record<string, unknown>, string][] = [
      [{}, "form_param_missing email_address"],
      [{ email_address: "nobody" }, "form_param_format_invalid email_address"],
      [{ email_address: "a@example.test,b@example.test" }, "form_param_format_invalid email_address"],
      [{ email_address: 5 }, "form_param_type_invalid email_address"],
      [{ email_address, public_metadata: [] }, "form_param_type_invalid public_metadata"],
      [{ email_address, public_metadata: { a: "x".repeat(9_000) } }, "form_param_exceeds_allowed_size public_metadata"],
      [{ email_address, redirect_url: "https://evil.example/" }, "redirect_url_not_associated_with_instance redirect_url"],
      [{ email_address, redirect_url: "javascript:alert(1)" }, "redirect_url_not_associated_with_instance redirect_url"],
      [{ email_address, notify: "yes" }, "form_param_type_invalid notify"],
      [{ email_address, expires_in_days: 366 }, "form_param_value_invalid expires_in_days"],
      [{ email_address, template_slug: "reset_password_code" }, "form_param_value_invalid template_slug"],
      [{ email_address, role: "admin" }, "form_param_unknown role"],
    ];
    for (const [fields, error] of cases) expect(refusal(await api.post(INVITATIONS, fields)), error).toEqual([422, error]);
    expect(await database().invitation.count()).toBe(before);
    expect(await mailsTo(email_address)).toEqual([]);
  });

  it("400 when the instance has no email addresses", async () => {
    await changeSettings({ email_address: { mode: "off" } });
    expect(refusal(await api.post(INVITATIONS, { email_address: fresh() }))).toEqual([400, "invitations_not_supported"]);
    await changeSettings({ email_address: { mode: "required" } });
  });

  it("401 without a key", async () => {
    for (const path of [INVITATIONS, `${INVITATIONS}/bulk`, `${INVITATIONS}/inv_x/revoke`]) expect(refusal(await new BackendApi(null).post(path, {}))).toEqual([401, "authorization_header_format_invalid"]);
    expect(refusal(await new BackendApi(null).get(INVITATIONS))).toEqual([401, "authorization_header_format_invalid"]);
    expect(refusal(await new BackendApi(null).delete(`${INVITATIONS}/inv_x`))).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("POST /v1/invitations/bulk", () => {
  const bulk = (list: unknown) => api.post(`${INVITATIONS}/bulk`, list);

  it("200 with one for each, in order", async () => {
    const list = Array.from({ length: 100 }, () => ({ email_address: fresh(), notify: false }));
    const { status, json } = await bulk(list);
    expect(status).toBe(200);
    expect(json.map((each: { email_address: string }) => each.email_address)).toEqual(list.map((each) => each.email_address));
  });

  it("400 or 422 for all when one is wrong", async () => {
    const { address } = await somebody();
    const { email_address } = await invite();
    const good = { email_address: fresh() };
    const before = await database().invitation.count();
    const cases: [unknown, number, string][] = [
      [[good, { email_address }], 400, "duplicate_record email_address"],
      [[good, good], 400, "duplicate_record email_address"],
      [[good, { email_address: address }], 422, "form_identifier_exists email_address"],
      [[good, { email_address: "nobody" }], 422, "form_param_format_invalid email_address"],
      [[good, {}], 422, "form_param_missing email_address"],
      [[good, { email_address: fresh(), expires_in_days: "3" }], 422, "form_param_type_invalid expires_in_days"],
      [Array.from({ length: 101 }, () => ({ email_address: fresh() })), 422, "form_param_array_size_exceeded body"],
      [[], 422, "form_param_nil body"],
      [good, 400, "request_body_invalid"],
    ];
    for (const [list, status, error] of cases) expect(refusal(await bulk(list)), error).toEqual([status, error]);
    expect(await database().invitation.count()).toBe(before);
  });

  it("200 for one of two lists that share an address", async () => {
    const shared = fresh();
    const answers = await Promise.all(Array.from({ length: 5 }, () => bulk([{ email_address: fresh() }, { email_address: shared }])));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await database().invitation.count({ where: { emailAddress: shared } })).toBe(1);
  });
});

describe("GET /v1/invitations", () => {
  it("200 with those that were not revoked, newest first, bare or counted", async () => {
    await database().invitation.deleteMany({});
    const [one, two, three] = [await invite({ expires_in_days: 9 }), await invite({ expires_in_days: 7 }), await invite({ expires_in_days: 8 })];
    await api.post(`${INVITATIONS}/${three.id}/revoke`);
    await database().invitation.update({ where: { id: one.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    const ids = async (query: Record<string, string>) => (await api.get(INVITATIONS, query)).json.map((each: { id: string }) => each.id);
    expect(await ids({})).toEqual([two.id, one.id]);
    expect(await ids({ status: "revoked" })).toEqual([three.id]);
    expect(await ids({ status: "expired" })).toEqual([one.id]);
    expect(await ids({ status: "pending" })).toEqual([two.id]);
    expect(await ids({ status: "accepted" })).toEqual([]);
    expect(await ids({ query: two.email_address.slice(0, -6).toUpperCase() })).toEqual([two.id]);
    expect(await ids({ query: one.id })).toEqual([one.id]);
    expect(await ids({ query: "%" })).toEqual([]);
    expect(await ids({ order_by: "+created_at" })).toEqual([one.id, two.id]);
    expect(await ids({ order_by: "-expires_at" })).toEqual([two.id, one.id]);
    expect(await ids({ limit: "1", offset: "1" })).toEqual([one.id]);
    expect((await api.get(INVITATIONS, { paginated: "true", limit: "1" })).json).toMatchObject({ data: [{ id: two.id, url: two.url }], total_count: 2 });
    expect((await api.get(INVITATIONS, { status: "revoked" })).json[0]).not.toHaveProperty("url");
  });

  it("422 when it asks for what there is not", async () => {
    for (const [name, value, code] of [["status", "new", "form_param_value_invalid"], ["order_by", "id", "form_param_value_invalid"], ["limit", "501", "form_param_value_invalid"], ["limit", "x", "form_param_type_invalid"], ["offset", "-1", "form_param_value_invalid"], ["what", "1", "form_param_unknown"]] as const)
      expect(refusal(await api.get(INVITATIONS, { [name]: value }))).toEqual([422, `${code} ${name}`]);
  });
});

describe("POST /v1/invitations/{id}/revoke", () => {
  it("200, after which the ticket opens nothing; 400 again; 404 when there is none", async () => {
    const { id, url } = await invite();
    expect((await api.post(`${INVITATIONS}/${id}/revoke`)).json).toMatchObject({ id, revoked: true, status: "revoked" });
    expect(refusal(await new ApiBrowser().post("/v1/client/sign_ups", { strategy: "ticket", ticket: ticketIn(url), password: PASSWORD }))).toEqual([400, "revoked_invitation ticket"]);
    expect(refusal(await api.post(`${INVITATIONS}/${id}/revoke`))).toEqual([400, "invitation_already_revoked"]);
    expect(refusal(await api.post(`${INVITATIONS}/inv_nobody/revoke`))).toEqual([404, "resource_not_found"]);
    expect(await events(id)).toEqual(["invitation.created", "invitation.revoked"]);
  });
});

describe("DELETE /v1/invitations/{id}", () => {
  it("200, after which nothing tells that the address was invited; 404 again", async () => {
    const { id, url, email_address } = await invite();
    expect((await api.delete(`${INVITATIONS}/${id}`)).json).toEqual({ object: "invitation", id, deleted: true });
    expect(await mailsTo(email_address)).toEqual([]);
    expect(JSON.stringify(await database().event.findMany({ where: { type: { startsWith: "invitation." } } }), (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(email_address);
    expect(refusal(await new ApiBrowser().post("/v1/client/sign_ups", { strategy: "ticket", ticket: ticketIn(url), password: PASSWORD }))).toEqual([400, "ticket_invalid_code ticket"]);
    expect(refusal(await api.delete(`${INVITATIONS}/${id}`))).toEqual([404, "resource_not_found"]);
  });
});

describe("the published SDK", () => {
  it("200 for each of its methods", async () => {
    const { invitations } = published.clerk;
    const one = await invitations.createInvitation({ emailAddress: fresh(), publicMetadata: { aKey: "kept" }, redirectUrl: "http://localhost:5173/", notify: false, ignoreExisting: false, expiresInDays: 3, templateSlug: "invitation" });
    expect(one).toMatchObject({ status: "pending", revoked: false, publicMetadata: { aKey: "kept" }, url: expect.stringContaining("ticket=") });
    const many = await invitations.createInvitationBulk([{ emailAddress: fresh(), publicMetadata: { camelCase: 1 } }, { emailAddress: fresh(), expiresInDays: 1 }]);
    expect(many.map((each) => each.publicMetadata)).toEqual([{ camelCase: 1 }, {}]);
    const page = await invitations.getInvitationList({ status: "pending", limit: 2, orderBy: "-created_at" });
    expect(page).toMatchObject({ data: [{ status: "pending" }, { status: "pending" }], totalCount: expect.any(Number) });
    expect(await invitations.revokeInvitation(one.id)).toMatchObject({ id: one.id, status: "revoked", revoked: true });
    expect(await invitations.deleteInvitation(one.id)).toMatchObject({ id: one.id, deleted: true });
    await expect(invitations.createInvitation({ emailAddress: many[0]?.emailAddress ?? "" })).rejects.toMatchObject({ status: 400, errors: [{ code: "duplicate_record", meta: { emailAddresses: [many[0]?.emailAddress] } }] });
  });
});
