import { createClerkClient } from "@clerk/backend";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookieSuffix } from "@/lib/environment/keys";
import { loadEnvironment } from "@/lib/env";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser } from "./support/api-browser";
import { openBackendApi } from "./support/backend-api";
import { useInstance } from "./support/instance";

const KEY = `pk_test_${btoa("foo-bar-13.clerk.accounts.dev$")}`;
const APP = "http://localhost:3100/";

useInstance();

let api: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  process.env.PUBLISHABLE_KEY = KEY;
  loadEnvironment();
  api = await openBackendApi();
});
afterAll(() => {
  api.close();
  delete process.env.PUBLISHABLE_KEY;
  loadEnvironment();
});

const newDevBrowser = async () => (await new ApiBrowser().send("POST", "/v1/dev_browser", {})).json.id as string;
const as = (token: string) => ({ query: { __clerk_db_jwt: token } });

describe("the suffix of cookies", () => {
  it("is the one that SDKs make of the key", () => expect(cookieSuffix()).toBe("nx2hSE6I"));
});

describe("POST /v1/dev_browser", () => {
  it("200 bare with a browser that nobody is signed in on, and no cookie", async () => {
    const answer = await new ApiBrowser().send("POST", "/v1/dev_browser", {});
    expect(answer).toMatchObject({ status: 200, json: { object: "dev_browser", id: expect.any(String) } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await new ApiBrowser().get("/v1/client", as(answer.json.id))).toMatchObject({ status: 200, json: { response: { object: "client", sessions: [] } } });
  });

  it("200 with another one each time", async () => expect(await newDevBrowser()).not.toBe(await newDevBrowser()));
});

describe("a development browser", () => {
  it("401 when it is missing or unknown, whatever cookies there are", async () => {
    const token = await newDevBrowser();
    const browser = new ApiBrowser();
    browser.cookies.set("__client", token);
    for (const sent of [{}, as("invented")]) expect(await browser.get("/v1/client", sent)).toMatchObject({ status: 401, json: { errors: [{ code: "dev_browser_unauthenticated" }] } });
    expect((await browser.post("/v1/client/sign_ins", { identifier: "x@example.test" })).status).toBe(401);
  });

  it("200 signed in, by a renewed token in the header Clerk-Db-Jwt, without a cookie", async () => {
    const token = await newDevBrowser();
    const { address, userId } = await somebody();
    const signedIn = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: PASSWORD }, as(token));
    expect(signedIn).toMatchObject({ status: 200, json: { response: { status: "complete" } } });
    expect(signedIn.headers.getSetCookie()).toEqual([]);
    const renewed = signedIn.headers.get("clerk-db-jwt") ?? "";
    expect((await new ApiBrowser().get("/v1/me", as(renewed))).json.response.id).toBe(userId);
    expect((await new ApiBrowser().get("/v1/client", as(token))).status).toBe(401);
    const { created_session_id } = signedIn.json.response;
    expect((await new ApiBrowser().post(`/v1/client/sessions/${created_session_id}/tokens`, {}, as(renewed))).status).toBe(200);
  });

  it("200 for the environment, which says how this instance knows browsers", async () => {
    const { auth_config, display_config } = (await new ApiBrowser().patch("/v1/environment", {}, as(await newDevBrowser()))).json;
    expect([auth_config.url_based_session_syncing, display_config.instance_environment_type]).toEqual([true, "development"]);
  });
});

describe("GET /v1/dev_browser/init", () => {
  it("200 with the same browser, or a new one", async () => {
    const token = await newDevBrowser();
    expect((await new ApiBrowser().get("/v1/dev_browser/init", as(token))).json.id).toBe(token);
    const made = (await new ApiBrowser().get("/v1/dev_browser/init", { query: { origin: "http://localhost:3100" } })).json.id;
    expect((await new ApiBrowser().get("/v1/client", as(made))).status).toBe(200);
  });
});

describe("POST /v1/dev_browser/set_first_party_cookie", () => {
  it("200 and a cookie of this host holds it", async () => {
    const browser = new ApiBrowser();
    const token = await newDevBrowser();
    expect((await browser.post("/v1/dev_browser/set_first_party_cookie", {}, as(token))).status).toBe(200);
    expect(browser.cookies.get("__clerk_db_jwt")).toBe(token);
  });

  it("401 for one that nobody knows", async () => expect((await new ApiBrowser().post("/v1/dev_browser/set_first_party_cookie", {}, as("invented"))).status).toBe(401));
});

describe("a handshake with a development browser", () => {
  const authenticate = (url: string, cookies: Record<string, string>) => {
    const app = createClerkClient({ secretKey: api.secretKey, publishableKey: KEY, apiUrl: api.apiUrl });
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join("; ");
    return app.authenticateRequest(new Request(url, { headers: { cookie, accept: "text/html", "sec-fetch-dest": "document" } }), { proxyUrl: "http://localhost:3000" });
  };

  it("307 and gives a new visitor a browser", async () => {
    const asked = new URL((await authenticate(APP, {})).headers.get("location") ?? "");
    const answer = await new ApiBrowser().get(`${asked.pathname}${asked.search}`);
    expect(answer.status).toBe(307);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const back = await authenticate(answer.headers.get("location") ?? "", {});
    const token = back.headers.getSetCookie().find((line) => line.startsWith("__clerk_db_jwt="))?.split(/[=;]/)[1] ?? "";
    expect((await new ApiBrowser().get("/v1/client", as(token))).status).toBe(200);
  });

  it("307 and the app's server knows who is signed in", async () => {
    const { address, userId } = await somebody();
    const signedIn = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: PASSWORD }, as(await newDevBrowser()));
    const token = signedIn.headers.get("clerk-db-jwt") ?? "";
    const answer = await new ApiBrowser().get("/v1/client/handshake", { query: { redirect_url: APP, format: "nonce", __clerk_db_jwt: token } });
    const resolved = await authenticate(answer.headers.get("location") ?? "", { __clerk_db_jwt: token });
    const session = resolved.headers.getSetCookie().find((line) => line.startsWith("__session="))?.split(/[=;]/)[1] ?? "";
    const uat = resolved.headers.getSetCookie().find((line) => line.startsWith("__client_uat="))?.split(/[=;]/)[1] ?? "";
    const sure = await authenticate(APP, { __clerk_db_jwt: token, __session: session, __client_uat: uat });
    expect(sure.toAuth()).toMatchObject({ userId });
  });
});

describe("an instance with another key", () => {
  beforeAll(() => {
    delete process.env.PUBLISHABLE_KEY;
    loadEnvironment();
  });

  it.each(["POST /v1/dev_browser", "GET /v1/dev_browser/init", "POST /v1/dev_browser/set_first_party_cookie"])("400 at %s", async (call) => {
    const [method = "", path = ""] = call.split(" ");
    expect(await new ApiBrowser().send(method, path, {})).toMatchObject({ status: 400, json: { errors: [{ code: "url_based_session_syncing_disabled" }] } });
  });

  it("200 with nothing for a token in the address, which counts for nothing here", async () => {
    expect((await new ApiBrowser().get("/v1/client", as("anything"))).json.response).toBeNull();
  });
});
