import { verifyToken } from "@clerk/backend";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BackendApi, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";
import { signedInBrowser } from "../support/signed-in-browser";

useInstance();

let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => void (published = await openBackendApi()));
afterAll(() => published.close());

describe("GET /v1/jwks", () => {
  it("200 with the public keys, and nothing of the private ones", async () => {
    const { status, json } = await new BackendApi(published.secretKey).get("/v1/jwks");
    expect([status, json]).toEqual([200, { keys: [{ kty: "RSA", alg: "RS256", use: "sig", kid: expect.stringMatching(/^ins_/), n: expect.any(String), e: "AQAB" }] }]);
  });

  it("401 without a key", async () => expect((await new BackendApi(null).get("/v1/jwks")).status).toBe(401));
});

describe("the published SDK", () => {
  it("200: reads the keys, and verifies a token with them", async () => {
    expect((await published.clerk.jwks.getJwks()).keys).toHaveLength(1);
    const { browser, sessionId, who } = await signedInBrowser();
    const { jwt } = (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).json;
    expect(await verifyToken(jwt, { secretKey: published.secretKey, apiUrl: published.apiUrl })).toMatchObject({ sub: who.userId });
  });
});
