import { verifyWebhook } from "@clerk/backend/webhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { systemContext } from "@/lib/context";
import { database } from "@/lib/db/client";
import type { Dispatcher } from "@/lib/dispatch/handle";
import { startHttpReceiver, type ReceivedRequest } from "@/lib/messages/testing/http-receiver";
import { endSession } from "@/lib/resources/sessions/end";
import { revokeOtherSessions } from "@/lib/resources/sessions/revoke";
import { createWebhookEndpoint } from "@/lib/resources/webhook-endpoints/create";
import { deleteUser } from "@/lib/resources/users/delete";
import { readSettings } from "@/lib/settings/store";
import { SECOND } from "@/lib/time";
import { createWebhookDispatcher } from "@/lib/webhooks/dispatcher";
import { WEBHOOK_EVENT_TYPES } from "@/lib/webhooks/types";
import { somebody, type Somebody } from "../attacks/somebody";
import { ApiBrowser, type Answer } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const PATH = "/v1/webhooks/endpoints";
let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let dispatcher: Dispatcher;
let hook: Awaited<ReturnType<typeof startHttpReceiver>>;
let made: Answer["json"];

beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
  dispatcher = createWebhookDispatcher({ lane: 8, pollIntervalMs: 30, timeoutMs: 2 * SECOND, leaseMs: 5 * SECOND });
  hook = await startHttpReceiver(() => ({ status: 200, body: "thanks" }));
  // By the operator: what brings codes is not for a key to ask for.
  made = await createWebhookEndpoint(systemContext(await readSettings(), "test"), { url: hook.origin, event_types: [...WEBHOOK_EVENT_TYPES], description: "All" });
});
afterEach(() => hook.received.splice(0));
afterAll(async () => {
  await dispatcher.stop();
  await hook.close();
  published.close();
});

/** What the endpoint was told since the test began, once it is so much. */
async function told(count: number): Promise<Answer["json"][]> {
  await vi.waitFor(() => expect(hook.received.length).toBeGreaterThanOrEqual(count), { timeout: 10 * SECOND, interval: 20 });
  return hook.received.map(({ body }) => JSON.parse(body));
}

const ofType = (events: Answer["json"][], type: string) => events.filter((event) => event.type === type);

/** A request as the app's server gets it. */
function asRequest({ headers, body }: ReceivedRequest, changed: Record<string, string> = {}): Request {
  const given = Object.entries(headers).filter(([name]) => name.startsWith("svix-")).map(([name, value]) => [name, String(value)]);
  return new Request("https://app.example/hook", { method: "POST", body, headers: { ...Object.fromEntries(given), ...changed } });
}

/** Create a user as a server does, and wait for what is told of it. */
async function createdUser(parameters: Record<string, unknown> = {}): Promise<Answer["json"]> {
  const user = await published.clerk.users.createUser({ emailAddress: [`told${Math.random().toString(36).slice(2)}@example.test`], skipPasswordRequirement: true, ...parameters });
  await told(1);
  return user.raw;
}

describe("what verifyWebhook says to what we send", () => {
  it("takes it as it comes", async () => {
    const user = await createdUser();
    const event = await verifyWebhook(asRequest(hook.received[0] as ReceivedRequest), { signingSecret: made.secret });
    expect(event).toMatchObject({ type: "user.created", object: "event", data: { id: user.id }, event_attributes: { http_request: { client_ip: "", user_agent: "" } } });
  });

  it("refuses another body, another id, another secret, no signature, and what is six minutes old", async () => {
    await createdUser();
    const [received] = hook.received as [ReceivedRequest];
    const refused = (request: Request, signingSecret = made.secret as string) => expect(verifyWebhook(request, { signingSecret })).rejects.toThrow();
    await refused(asRequest({ ...received, body: received.body.replace("user.created", "user.deleted") }));
    await refused(asRequest(received, { "svix-id": "msg_another" }));
    await refused(asRequest(received, { "svix-timestamp": String(Number(received.headers["svix-timestamp"]) - 1) }));
    await refused(asRequest(received, { "svix-signature": String(received.headers["svix-signature"]).replace("v1,", "v0,") }));
    await refused(asRequest(received, { "svix-signature": "" }));
    await refused(asRequest(received), "whsec_" + Buffer.alloc(24).toString("base64"));
    vi.useFakeTimers({ now: Date.now() + 6 * 60 * SECOND, toFake: ["Date"] });
    try {
      await refused(asRequest(received));
    } finally {
      vi.useRealTimers();
    }
  });

  it("has the form that the reference tells of", async () => {
    await createdUser();
    const [{ headers, body }] = hook.received as [ReceivedRequest];
    expect([headers["content-type"], headers["svix-id"], headers["svix-timestamp"], headers["svix-signature"]]).toEqual([
      "application/json",
      expect.stringMatching(/^msg_[0-9A-Za-z]{27}$/),
      expect.stringMatching(/^\d{10}$/),
      expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    ]);
    const event = JSON.parse(body);
    expect(Object.keys(event).sort()).toEqual(["data", "event_attributes", "instance_id", "object", "timestamp", "type"]);
    expect([String(event.timestamp).length, event.instance_id]).toEqual([13, expect.stringMatching(/^ins_/)]);
  });
});

describe("a secret key", () => {
  it("403 when it would hear of codes, or send elsewhere what hears of them", async () => {
    for (const type of ["email.created", "sms.created"]) {
      const refused = { status: 403, json: { errors: [{ code: "authorization_invalid", meta: { param_name: "event_types" } }] } };
      expect(await api.post(PATH, { url: "https://hook.invalid", event_types: ["user.created", type] })).toMatchObject(refused);
      const { json } = await api.post(PATH, { url: "https://hook.invalid", event_types: ["user.created"] });
      expect(await api.patch(`${PATH}/${json.id}`, { event_types: [type] })).toMatchObject(refused);
      expect(await api.patch(`${PATH}/${made.id}`, { url: "https://elsewhere.invalid" })).toMatchObject(refused);
      await api.delete(`${PATH}/${json.id}`);
    }
  });
});

describe("what is told", () => {
  it("is the user as GET /v1/users/{id} shows them", async () => {
    const user = await createdUser({ privateMetadata: { plan: "gold" }, externalId: "told-1" });
    const [event] = await told(1);
    expect(event.data).toEqual((await api.get(`/v1/users/${user.id}`)).json);
    expect(event.data).toMatchObject({ private_metadata: { plan: "gold" }, external_id: "told-1" });
  });

  it("is user.updated for every kind of change, and user.deleted with the external id", async () => {
    const user = await createdUser({ externalId: "told-2" });
    await published.clerk.users.updateUser(user.id, { firstName: "Ada" });
    await published.clerk.users.updateUserMetadata(user.id, { publicMetadata: { seat: 4 } });
    await deleteUser(await system(), { user_id: user.id });
    const events = (await told(5)).filter(({ data, type }) => data.id === user.id && type !== "email.created");
    expect(events.map(({ type }) => type)).toEqual(["user.created", "user.updated", "user.updated", "user.deleted"]);
    expect(events[2].data).toMatchObject({ first_name: "Ada", public_metadata: { seat: 4 } });
    expect(events[3].data).toEqual({ object: "user", id: user.id, deleted: true, external_id: "told-2" });
  });

  it("is a session with its person, and the browser from which it began", async () => {
    const who = await somebody();
    const events = await told(2);
    const [created] = ofType(events, "session.created");
    expect(created.data).toMatchObject({ object: "session", status: "active", user_id: who.userId, user: { object: "user", id: who.userId, private_metadata: {} } });
    expect(created.event_attributes.http_request).toEqual({ client_ip: who.browser.ip, user_agent: who.browser.userAgent });
  });

  it("is how a session ended", async () => {
    const [one, two] = [await somebody(), await somebody()];
    await endSession(await one.browser.context(), { session_id: await sessionOf(one) });
    await revokeOtherSessions(await system(), { user_id: two.userId });
    const events = await told(6);
    expect(ofType(events, "session.ended").concat(ofType(events, "session.removed"))).toMatchObject([{ data: { user_id: one.userId, user: { id: one.userId } } }]);
    expect(ofType(events, "session.revoked")).toMatchObject([{ data: { user_id: two.userId, status: "revoked" } }]);
  });

  it("is a mail with its words and its code", async () => {
    const browser = new ApiBrowser();
    await browser.post("/v1/client/sign_ups", { email_address: "coded@example.test", password: "a quiet harbour at dawn 7" });
    const { json } = await browser.get("/v1/client");
    await browser.post(`/v1/client/sign_ups/${json.response.sign_up.id}/prepare_verification`, { strategy: "email_code" });
    const [event] = ofType(await told(1), "email.created");
    const { data } = event;
    expect(data).toMatchObject({
      object: "email",
      id: expect.stringMatching(/^ema_[0-9A-Za-z]{27}$/),
      slug: "magic_link_sign_up",
      from_email_name: "no-reply",
      reply_to_email_name: null,
      to_email_address: "coded@example.test",
      status: "queued",
      delivered_by_clerk: true,
      data: { otp_code: expect.stringMatching(/^\d{6}$/), magic_link: expect.stringContaining("http://localhost:3000/"), requested_at: expect.stringMatching(/^\d\d \w+ \d{4}, \d\d:\d\d UTC$/), requested_by: expect.stringContaining("Chrome") },
    });
    expect(data.body).toContain("<html");
    expect(event.event_attributes.http_request.client_ip).toBe("203.0.113.7");
    const { id } = (await deliveriesOf(made.id)).data.find((each: Answer["json"]) => each.event_type === "email.created");
    await vi.waitFor(async () => expect((await api.get(`/v1/webhooks/deliveries/${id}`)).json.attempts_made).toMatchObject([{ response_status: 200, response_excerpt: null }]));
  });

  it("is a place on the waitlist", async () => {
    await changeSettings({ sign_up: { mode: "waitlist" } });
    await new ApiBrowser().post("/v1/waitlist", { email_address: "patient@example.test" });
    const [event] = ofType(await told(1), "waitlistEntry.created");
    expect(event.data).toMatchObject({ object: "waitlist_entry", email_address: "patient@example.test", status: "pending", invitation: null });
    await changeSettings({ sign_up: { mode: "public" } });
  });
});

describe("POST /v1/webhooks/endpoints", () => {
  const create = async (body: unknown) => {
    const { status, json } = await api.post(PATH, body);
    return [status, json.errors?.[0]?.code, json.errors?.[0]?.meta?.param_name];
  };
  const event_types = ["user.created"];

  it("200 with the secret, which nobody hears of again", async () => {
    const { status, json } = await api.post(PATH, { url: "https://hook.invalid/a?b=1", event_types: ["user.created", "user.created"] });
    expect([status, json]).toMatchObject([200, { object: "webhook_endpoint", url: "https://hook.invalid/a?b=1", event_types, description: "", disabled: false, failing_since: null, secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{32}$/) }]);
    expect((await api.get(`${PATH}/${json.id}`)).json.secret).toBeUndefined();
    const rows = await database().webhookEndpoint.findMany();
    expect(JSON.stringify(rows)).not.toContain(json.secret.slice(6));
    await api.delete(`${PATH}/${json.id}`);
  });

  it.each([
    [{ event_types }, "form_param_missing", "url"],
    [{ url: "https://hook.invalid" }, "form_param_missing", "event_types"],
    [{ url: "https://hook.invalid", event_types: [] }, "form_param_nil", "event_types"],
    [{ url: "https://hook.invalid", event_types: ["user.eaten"] }, "form_param_value_invalid", "event_types"],
    [{ url: "https://hook.invalid", event_types: "user.created" }, "form_param_type_invalid", "event_types"],
    [{ url: 7, event_types }, "form_param_type_invalid", "url"],
    [{ url: "hook.invalid", event_types }, "form_param_format_invalid", "url"],
    [{ url: "ftp://hook.invalid", event_types }, "form_param_format_invalid", "url"],
    [{ url: "javascript:alert(1)", event_types }, "form_param_format_invalid", "url"],
    [{ url: "https://user:pass@hook.invalid", event_types }, "form_param_format_invalid", "url"],
    [{ url: `https://hook.invalid/${"a".repeat(2048)}`, event_types }, "form_param_max_length_exceeded", "url"],
    [{ url: "https://169.254.169.254/latest", event_types }, "form_param_value_invalid", "url"],
    [{ url: "https://2852039166/", event_types }, "form_param_value_invalid", "url"],
    [{ url: "http://10.0.0.1/", event_types }, "form_param_value_invalid", "url"],
    [{ url: "https://[::ffff:192.168.0.1]/", event_types }, "form_param_value_invalid", "url"],
    [{ url: "https://hook.invalid", event_types, secret: "mine" }, "form_param_unknown", "secret"],
  ])("422 for %j: %s", async (body, code, name) => expect(await create(body)).toEqual([422, code, name]));

  it("401 without a key", async () => expect((await new BackendApi(null).get(PATH)).status).toBe(401));

  it("403 when there are fifty", async () => {
    const { json } = await api.get(PATH);
    const { sealedSecret } = await database().webhookEndpoint.findFirstOrThrow();
    const data = Array.from({ length: 50 - json.total_count }, (_, index) => ({ id: `ep_${index}`, url: "https://hook.invalid", eventTypes: ["user.deleted"], sealedSecret, disabledAt: new Date() }));
    await database().webhookEndpoint.createMany({ data });
    expect((await create({ url: "https://hook.invalid", event_types }))?.slice(0, 2)).toEqual([403, "quota_exceeded"]);
    await database().webhookEndpoint.deleteMany({ where: { id: { in: data.map(({ id }) => id) } } });
  });
});

describe("an endpoint", () => {
  it("200: is listed, read, changed, switched off and on, and deleted", async () => {
    const { json } = await api.post(PATH, { url: "https://hook.invalid", event_types: ["user.created"] });
    const path = `${PATH}/${json.id}`;
    expect((await api.get(PATH)).json).toMatchObject({ total_count: 2, data: [{ id: made.id }, { id: json.id }] });
    expect((await api.patch(path, { description: "Shop", event_types: ["user.deleted"], disabled: true })).json).toMatchObject({ description: "Shop", event_types: ["user.deleted"], disabled: true, disabled_at: expect.any(Number) });
    expect((await api.patch(path, { disabled: false })).json).toMatchObject({ description: "Shop", disabled: false, disabled_at: null });
    expect((await api.patch(path, { url: "https://10.0.0.1/" })).json.errors[0]).toMatchObject({ code: "form_param_value_invalid", meta: { param_name: "url" } });
    const rotated = (await api.post(`${path}/rotate_secret`, {})).json;
    expect([rotated.secret.startsWith("whsec_"), rotated.secret === json.secret]).toEqual([true, false]);
    expect((await api.delete(path)).json).toEqual({ object: "webhook_endpoint", id: json.id, deleted: true });
    expect((await api.get(path)).status).toBe(404);
  });

  it.each([
    ["GET", `${PATH}/ep_nobody`],
    ["PATCH", `${PATH}/ep_nobody`],
    ["DELETE", `${PATH}/ep_nobody`],
    ["POST", `${PATH}/ep_nobody/rotate_secret`],
    ["GET", `${PATH}/ep_nobody/deliveries`],
    ["POST", `${PATH}/ep_nobody/replay_failed`],
    ["GET", "/v1/webhooks/deliveries/whd_nobody"],
    ["POST", "/v1/webhooks/deliveries/whd_nobody/replay"],
  ])("404 for one that there is not: %s %s", async (method, path) => {
    const { status, json } = await api.send(method, path, { json: {} });
    expect([status, json.errors[0].code]).toEqual([404, "resource_not_found"]);
  });
});

const deliveriesOf = async (id: string, query: Record<string, string> = {}) => (await api.get(`${PATH}/${id}/deliveries`, query)).json;

describe("deliveries", () => {
  it("200: are listed, the newest first, a page at a time", async () => {
    await createdUser();
    await createdUser();
    const first = await deliveriesOf(made.id, { limit: "1" });
    const second = await deliveriesOf(made.id, { limit: "1", before: first.next });
    expect([first.data.length, second.data.length, first.data[0].id === second.data[0].id]).toEqual([1, 1, false]);
    expect(first.data[0]).toMatchObject({ object: "webhook_delivery", webhook_endpoint_id: made.id, event_type: "user.created", message_id: expect.stringMatching(/^msg_/) });
    expect((await deliveriesOf(made.id, { status: "failed" })).data).toEqual([]);
    expect((await api.get(`${PATH}/${made.id}/deliveries`, { status: "lost" })).json.errors[0]).toMatchObject({ code: "form_param_value_invalid", meta: { param_name: "status" } });
    expect((await api.get(`${PATH}/${made.id}/deliveries`, { before: "x" })).json.errors[0]).toMatchObject({ code: "form_param_format_invalid", meta: { param_name: "before" } });
  });

  it("200: say of each attempt what came of it, and are sent again with the same id", async () => {
    await createdUser();
    const [{ id, message_id }] = await vi.waitFor(async () => {
      const { data } = await deliveriesOf(made.id, { limit: "1" });
      expect(data[0].status).toBe("delivered");
      return data;
    });
    expect((await api.get(`/v1/webhooks/deliveries/${id}`)).json).toMatchObject({ attempts: 1, next_attempt_at: null, attempts_made: [{ number: 1, response_status: 200, response_excerpt: "thanks", error: null }] });
    expect((await api.post(`/v1/webhooks/deliveries/${id}/replay`, {})).json).toMatchObject({ id, status: "queued" });
    await told(2);
    expect(hook.received.map(({ headers }) => headers["svix-id"])).toEqual([message_id, message_id]);
    expect((await api.post(`${PATH}/${made.id}/replay_failed`, { since: 0 })).json).toEqual({ replayed: 0 });
  });
});

async function system() {
  return systemContext(await readSettings(), "test");
}

async function sessionOf({ userId }: Somebody): Promise<string> {
  return (await database().session.findFirstOrThrow({ where: { userId } })).id;
}
