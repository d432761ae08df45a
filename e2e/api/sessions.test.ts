import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { signedInBrowser } from "./support/signed-in-browser";

useInstance();

const path = (sessionId: string, action = "") => `/v1/client/sessions/${sessionId}${action && `/${action}`}`;

describe("every operation on a session", () => {
  const CALLS: [name: string, call: (browser: ApiBrowser, sessionId: string) => ReturnType<ApiBrowser["get"]>][] = [
    ["GET", (browser, id) => browser.get(path(id))],
    ["touch", (browser, id) => browser.post(path(id, "touch"), { intent: "select_session" })],
    ["end", (browser, id) => browser.post(path(id, "end"))],
    ["remove", (browser, id) => browser.post(path(id, "remove"))],
    ["tokens", (browser, id) => browser.post(path(id, "tokens"))],
    ["tokens/{template}", (browser, id) => browser.post(path(id, "tokens/x"))],
  ];

  it.each(CALLS)("401 when nobody is known: %s", async (_name, call) => {
    const { sessionId } = await signedInBrowser();
    expect(await call(new ApiBrowser(), sessionId)).toMatchObject({ status: 401, json: { errors: [{ code: "authentication_invalid" }] } });
  });

  it.each(CALLS)("404 when it is somebody else's, or nobody's: %s", async (_name, call) => {
    const { sessionId } = await signedInBrowser();
    const { browser } = await signedInBrowser();
    for (const id of [sessionId, "sess_invented", "sess_%00"]) expect(await call(browser, id)).toMatchObject({ status: 404, json: { errors: [{ code: "resource_not_found" }] } });
    expect((await database().session.findUniqueOrThrow({ where: { id: sessionId } })).status).toBe("active");
  });

  it.each(CALLS)("401 when it has ended: %s", async (_name, call) => {
    const { browser, sessionId } = await signedInBrowser();
    await database().session.update({ where: { id: sessionId }, data: { status: "revoked" } });
    expect(await call(browser, sessionId)).toMatchObject({ status: 401, json: { errors: [{ code: "signed_out" }] } });
  });

  it.each(CALLS)("401 when its person was banned: %s", async (_name, call) => {
    const { browser, sessionId, who } = await signedInBrowser();
    await database().user.update({ where: { id: who.userId }, data: { bannedAt: new Date() } });
    expect(await call(browser, sessionId)).toMatchObject({ status: 401, json: { errors: [{ code: "signed_out" }] } });
  });
});

describe("GET /v1/client/sessions/{id}", () => {
  it("200 with the session, whichever of the browser's", async () => {
    const first = await signedInBrowser();
    const second = await signedInBrowser(first.browser);
    for (const { sessionId, who } of [first, second]) {
      const { status, json } = await first.browser.get(path(sessionId));
      expect(status).toBe(200);
      expect(json.response).toMatchObject({ object: "session", id: sessionId, status: "active", user: { id: who.userId }, public_user_data: { identifier: who.address }, factor_verification_age: [0, -1], actor: null, tasks: null });
      expect(json.client.sessions).toHaveLength(2);
    }
  });
});

describe("POST /v1/client/sessions/{id}/touch", () => {
  it("200 and the browser goes on as that person, but not when the window only came to the front", async () => {
    const first = await signedInBrowser();
    const { browser, sessionId } = await signedInBrowser(first.browser);
    const lastActive = async () => (await browser.get("/v1/client")).json.response.last_active_session_id;
    expect(await lastActive()).toBe(sessionId);
    await browser.post(path(first.sessionId, "touch"), { intent: "focus", active_organization_id: "" });
    expect(await lastActive()).toBe(sessionId);
    const { json } = await browser.post(path(first.sessionId, "touch"), { intent: "select_session", active_organization_id: "" });
    expect(json).toMatchObject({ response: { id: first.sessionId, last_active_token: { object: "token" } }, client: { last_active_session_id: first.sessionId } });
    await browser.post(path(sessionId, "touch"));
    expect(await lastActive()).toBe(sessionId);
  });

  it("422 when the intent is none", async () => {
    const { browser, sessionId } = await signedInBrowser();
    expect(await browser.post(path(sessionId, "touch"), { intent: "guess" })).toMatchObject({ status: 422, json: { errors: [{ code: "form_param_value_invalid", meta: { param_name: "intent" } }] } });
  });
});

describe.each([
  ["end", "ended"],
  ["remove", "removed"],
])("POST /v1/client/sessions/{id}/%s", (action, status) => {
  it(`200, the session is ${status}, and the other person stays`, async () => {
    const first = await signedInBrowser();
    const { browser, sessionId } = await signedInBrowser(first.browser);
    const answer = await browser.post(path(sessionId, action));
    expect(answer).toMatchObject({ status: 200, json: { response: { id: sessionId, status, last_active_token: null }, client: { last_active_session_id: first.sessionId } } });
    expect(answer.json.client.sessions.map(({ id }: { id: string }) => id)).toEqual([first.sessionId]);
    expect((await database().session.findUniqueOrThrow({ where: { id: sessionId } })).status).toBe(status);
    expect(await database().event.count({ where: { type: `session.${status}`, sessionId } })).toBe(1);
  });

  it("200 once when it comes twice at the same moment", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const answers = await Promise.all([browser.post(path(sessionId, action)), browser.post(path(sessionId, action))]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
    expect(await database().event.count({ where: { type: `session.${status}`, sessionId } })).toBe(1);
  });
});

describe("single-session mode", () => {
  it("200 and whoever signs in takes the place of who was there", async () => {
    await changeSettings({ sessions: { single_session_mode: true } });
    const first = await signedInBrowser();
    await first.browser.delete("/v1/client/sessions");
    const { browser, sessionId } = await signedInBrowser(first.browser);
    expect((await browser.get("/v1/client")).json.response.sessions.map(({ id }: { id: string }) => id)).toEqual([sessionId]);
    await changeSettings({ sessions: { single_session_mode: false } });
  });
});
