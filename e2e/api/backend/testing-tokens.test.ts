import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/time";
import { isTestingToken, newTestingToken } from "@/lib/tokens/testing-token";
import { BackendApi, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";
import { signedInBrowser } from "../support/signed-in-browser";

useInstance();

let published: Awaited<ReturnType<typeof openBackendApi>>;
let api: BackendApi;
beforeAll(async () => {
  published = await openBackendApi();
  api = new BackendApi(published.secretKey);
});
afterAll(() => published.close());

describe("POST /v1/testing_tokens", () => {
  it("200 with a token that is good for an hour", async () => {
    const { status, json } = await api.post("/v1/testing_tokens");
    expect([status, json.object]).toEqual([200, "testing_token"]);
    expect(json.expires_at - Date.now()).toBeGreaterThan(59 * MINUTE);
    expect(isTestingToken(json.token, new Date())).toBe(true);
    expect(isTestingToken(json.token, new Date(Date.now() + HOUR))).toBe(false);
  });

  it("200 and a browser that shows it is taken for no robot", async () => {
    const { browser } = await signedInBrowser();
    const { token } = (await api.post("/v1/testing_tokens")).json;
    const bypass = async (__clerk_testing_token: string) => (await browser.get("/v1/client", { query: { __clerk_testing_token } })).json.response.captcha_bypass;
    expect([await bypass(token), await bypass(`${token}x`), await bypass("")]).toEqual([true, false, false]);
  });

  it("401 without a key", async () => expect((await new BackendApi(null).post("/v1/testing_tokens")).status).toBe(401));
});

describe("a testing token", () => {
  it("is none when its end was moved", () => {
    const { token } = newTestingToken(new Date());
    const [seconds = "", hash] = [token.slice(0, 10), token.slice(11)];
    expect(isTestingToken(`${Number(seconds) + 60}-${hash}`, new Date())).toBe(false);
    expect(isTestingToken(null, new Date())).toBe(false);
  });
});

describe("the published SDK", () => {
  it("200", async () => expect((await published.clerk.testingTokens.createTestingToken()).token).toMatch(/^\d{10}-/));
});
