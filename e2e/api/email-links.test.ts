import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { confirmVerificationLink } from "@/lib/flows/verification-link/confirm";
import { openVerificationLink } from "@/lib/flows/verification-link/open";
import { newestMessage, TestBrowser } from "@/lib/flows/testing";
import { PASSWORD, somebody, UNLIMITED } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

const SIGN_INS = "/v1/client/sign_ins";
const SIGN_UPS = "/v1/client/sign_ups";
const APP = "http://localhost:5173/verify?a=b";

let browser: ApiBrowser;
beforeEach(() => {
  browser = new ApiBrowser();
});

const read = async (path: string, answer: Answer) => (await browser.get(`${path}/${answer.json.response.id}`)).json;

/** The browser as the portal's own pages see it: they share the cookie with the API. */
function pageOf(api: ApiBrowser, settings: Record<string, unknown> = {}): TestBrowser {
  return Object.assign(new TestBrowser({ ...UNLIMITED, ...settings }), { token: api.cookies.get("__client") ?? null });
}

async function tokenFor(address: string): Promise<string> {
  const link = new URL((await newestMessage(address)).link ?? "");
  expect(`${link.origin}${link.pathname}`).toBe("http://localhost:3000/verify");
  return link.searchParams.get("token") ?? "";
}

async function beginSignIn(): Promise<{ begun: Answer; token: string; userId: string }> {
  const { address, userId } = await somebody();
  const begun = await browser.post(SIGN_INS, { identifier: address, strategy: "email_link", redirect_url: APP });
  expect(begun.json.response.first_factor_verification).toMatchObject({ object: "verification_email_link", status: "unverified", strategy: "email_link", attempts: null });
  return { begun, userId, token: await tokenFor(address) };
}

describe("a mailed link of an app's sign-in", () => {
  it("is used in the same browser: the app gets the new session's id, and the waiting page sees it", async () => {
    const { begun, token, userId } = await beginSignIn();
    const page = pageOf(browser);
    const confirmed = await confirmVerificationLink(await page.context(), { token });
    page.keep();
    browser.cookies.set("__client", page.token ?? "");
    expect(confirmed.return_url).toBe(`http://localhost:5173/verify?a=b&__clerk_status=verified&__clerk_created_session=${confirmed.created_session_id}`);
    const { response, client } = await read(SIGN_INS, begun);
    expect(response).toMatchObject({ status: "complete", created_session_id: confirmed.created_session_id, first_factor_verification: { status: "verified", verified_at_client: client.id } });
    expect(client.sessions).toMatchObject([{ id: confirmed.created_session_id, user: { id: userId } }]);
  });

  it("is used while the waiting page asks: what was under way is asked again with the new cookie, and the old one is told nothing", async () => {
    const { begun, token } = await beginSignIn();
    const overtaken = browser.cookies.get("__client") ?? "";
    const page = pageOf(browser);
    await confirmVerificationLink(await page.context(), { token });
    page.keep();
    const path = `${SIGN_INS}/${begun.json.response.id}`;
    const { status, headers, json } = await browser.get(path, { query: { rotating: "1" }, headers: { cookie: `__client=${overtaken}` } });
    expect([status, headers.get("location"), json]).toEqual([307, "?rotating=1", ""]);
    browser.cookies.set("__client", page.token ?? "");
    expect((await browser.get(path)).json.response.status).toBe("complete");
    await database().client.updateMany({ where: { previousTokenHash: { not: null } }, data: { updatedAt: new Date(Date.now() - 3_000) } });
    expect((await browser.get(path, { headers: { cookie: `__client=${overtaken}` } })).status).toBe(404);
    expect((await browser.get("/v1/client", { headers: { cookie: "__client=anything" } })).json).toEqual({ response: null, client: null });
  });

  it("is used in another browser: that one learns of it, the waiting one is signed in by asking", async () => {
    const { begun, token, userId } = await beginSignIn();
    expect((await read(SIGN_INS, begun)).response.status).toBe("needs_first_factor");
    const other = new ApiBrowser();
    await other.post(SIGN_INS);
    const confirmed = await confirmVerificationLink(await pageOf(other).context(), { token });
    expect(confirmed.return_url).toBe("http://localhost:5173/verify?a=b&__clerk_status=verified");
    const { response, client } = await read(SIGN_INS, begun);
    expect(response).toMatchObject({ status: "complete", first_factor_verification: { status: "verified" } });
    expect(response.first_factor_verification.verified_at_client).not.toBe(client.id);
    expect(client).toMatchObject({ last_active_session_id: response.created_session_id, sessions: [{ user: { id: userId } }] });
    expect((await other.get("/v1/client")).json.response.sessions).toEqual([]);
  });

  it("is looked at without being used up, however often", async () => {
    const { begun, token } = await beginSignIn();
    for (const one of [browser, new ApiBrowser()]) {
      const answer = await one.get("/v1/verify", { query: { token } });
      expect([answer.status, answer.headers.get("location")]).toEqual([303, `http://localhost:3000/verify?token=${token}`]);
      expect(await openVerificationLink(await pageOf(one).context(), { token })).toMatchObject({ status: "ready", return_url: null });
    }
    expect((await read(SIGN_INS, begun)).response.first_factor_verification.status).toBe("unverified");
  });

  it("tells the app that it has expired, and the waiting page too", async () => {
    const { begun, token } = await beginSignIn();
    await database().verification.updateMany({ where: { subjectId: begun.json.response.id }, data: { expireAt: new Date() } });
    expect(await openVerificationLink(await pageOf(browser).context(), { token })).toMatchObject({ status: "expired", return_url: "http://localhost:5173/verify?a=b&__clerk_status=expired" });
    expect((await read(SIGN_INS, begun)).response.first_factor_verification.status).toBe("expired");
  });

  it("tells the app that it was opened elsewhere, where it must be the same browser; it stays good there", async () => {
    const { begun, token } = await beginSignIn();
    const strict = { attack_protection: { ...UNLIMITED.attack_protection, email_link: { require_same_client: true } } };
    const elsewhere = pageOf(new ApiBrowser(), strict);
    expect(await openVerificationLink(await elsewhere.context(), { token })).toMatchObject({ return_url: "http://localhost:5173/verify?a=b&__clerk_status=client_mismatch" });
    await expect(confirmVerificationLink(await elsewhere.context(), { token })).rejects.toThrow("sign_in_email_link_not_same_client");
    expect((await read(SIGN_INS, begun)).response.first_factor_verification.status).toBe("unverified");
    expect((await confirmVerificationLink(await pageOf(browser, strict).context(), { token })).created_session_id).not.toBeNull();
  });

  it("leads to the portal itself when the operator has taken the app off the list meanwhile", async () => {
    const { begun, token } = await beginSignIn();
    await database().verification.updateMany({ where: { subjectId: begun.json.response.id }, data: { redirectUrl: "https://evil.example/" } });
    expect((await confirmVerificationLink(await pageOf(browser).context(), { token })).return_url).toBeNull();
  });

  it("is followed to a page that says so when it is cut or invented", async () => {
    for (const query of [{ token: "<script>" }, {}] as Record<string, string>[]) {
      expect((await browser.get("/v1/verify", { query })).headers.get("location")).toBe("http://localhost:3000/verify?token=");
    }
  });
});

describe("a mailed link of an app's sign-up", () => {
  it("is used in another browser: the waiting one has an account by asking", async () => {
    const address = "linked@example.test";
    const begun = await browser.post(SIGN_UPS, { email_address: address, password: PASSWORD });
    const prepared = await browser.post(`${SIGN_UPS}/${begun.json.response.id}/prepare_verification`, { strategy: "email_link", redirect_url: APP });
    expect(prepared.json.response.verifications.email_address).toMatchObject({ strategy: "email_link", status: "unverified", next_action: "needs_attempt" });
    const { return_url } = await confirmVerificationLink(await new TestBrowser(UNLIMITED).context(), { token: await tokenFor(address) });
    expect(return_url).toBe("http://localhost:5173/verify?a=b&__clerk_status=verified");
    const { response, client } = await read(SIGN_UPS, begun);
    expect(response).toMatchObject({ status: "complete", verifications: { email_address: { status: "verified" } } });
    expect(client.sessions).toMatchObject([{ id: response.created_session_id }]);
  });

  it("leaves what is missing to the app", async () => {
    const address = "half@example.test";
    const begun = await browser.post(SIGN_UPS, { email_address: address, strategy: "email_link", redirect_url: APP });
    const confirmed = await confirmVerificationLink(await pageOf(browser).context(), { token: await tokenFor(address) });
    expect(confirmed).toMatchObject({ created_session_id: null, return_url: "http://localhost:5173/verify?a=b&__clerk_status=verified" });
    const { response } = await read(SIGN_UPS, begun);
    expect(response).toMatchObject({ status: "missing_requirements", missing_fields: ["password"], unverified_fields: [] });
  });
});

describe("GET /v1/redirect", () => {
  const go = async (redirect_url?: string) => {
    const answer = await browser.get("/v1/redirect", { query: redirect_url === undefined ? {} : { redirect_url } });
    return [answer.status, answer.headers.get("location") ?? answer.json.errors[0].code];
  };

  it("307 to where the operator allows, else to the default", async () => {
    expect(await go("http://localhost:5173/somewhere")).toEqual([307, "http://localhost:5173/somewhere"]);
    expect(await go()).toEqual([307, "http://localhost:3000/user"]);
    await changeSettings({ allowed_origins: ["https://app.example.com"] });
    expect(await go("https://app.example.com/a?b=c")).toEqual([307, "https://app.example.com/a?b=c"]);
  });

  it("422 when the address is not allowed", async () => {
    for (const url of ["https://evil.example/", "javascript:alert(1)", "//evil.example", "https://app.example.com.evil.example/"]) {
      expect(await go(url), url).toEqual([422, "redirect_url_not_associated_with_instance"]);
    }
  });
});
