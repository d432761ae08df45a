import { createPublicKey } from "node:crypto";
import { verifyToken } from "@clerk/backend";
import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "@/lib/context";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { encrypt } from "@/lib/encryption";
import { codesOf, signedInPerson } from "@/lib/resources/testing";
import { readSettings } from "@/lib/settings/store";
import { rotateSigningKey } from "@/lib/tokens/rotate";
import { forgetSigningKeys } from "@/lib/tokens/signing-keys";
import { TEMPLATE_KEY_PURPOSE } from "@/lib/tokens/template-token";
import { after, MINUTE, SECOND } from "@/lib/time";
import { ApiBrowser } from "./support/api-browser";
import { openBackendApi } from "./support/backend-api";
import { useInstance } from "./support/instance";
import { signedInBrowser } from "./support/signed-in-browser";

useInstance();

let api: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => void (api = await openBackendApi()));
afterAll(() => api.close());

const tokenOf = async (browser: ApiBrowser, sessionId: string, template = "") => (await browser.post(`/v1/client/sessions/${sessionId}/tokens${template && `/${template}`}`)).json.jwt as string;
const publishedKeys = async () => (await new ApiBrowser().get("/.well-known/jwks.json")).json.keys;

describe("POST /v1/client/sessions/{id}/tokens", () => {
  it("200 with a token that the SDK of app servers verifies", async () => {
    const { browser, sessionId, who } = await signedInBrowser();
    const answer = await browser.post(`/v1/client/sessions/${sessionId}/tokens`, { organization_id: "", tab_state: "focused" }, { query: { debug: "skip_cache" } });
    expect(answer).toMatchObject({ status: 200, json: { object: "token", jwt: expect.any(String) } });
    const { jwt } = answer.json;
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: "RS256", cat: "cl_B7d4PD111AAA", typ: "JWT", kid: expect.stringMatching(/^ins_/) });
    const claims = await verifyToken(jwt, { secretKey: api.secretKey, apiUrl: api.apiUrl, authorizedParties: ["http://localhost:3000"] });
    expect(claims).toEqual({
      azp: "http://localhost:3000",
      exp: claims.iat + 60,
      fva: [0, -1],
      iat: expect.any(Number),
      iss: "https://gatehouse.localhost:3000",
      jti: expect.stringMatching(/^[0-9a-f]{20}$/),
      nbf: claims.iat - 10,
      sid: sessionId,
      sts: "active",
      sub: who.userId,
      v: 2,
    });
    expect(Math.abs(claims.iat - Date.now() / 1000)).toBeLessThan(5);
    const [published] = await publishedKeys();
    const jwtKey = createPublicKey({ key: published, format: "jwk" }).export({ type: "spki", format: "pem" }).toString();
    await expect(verifyToken(jwt, { jwtKey })).resolves.toMatchObject({ sub: who.userId });
    await expect(verifyToken(`${jwt.slice(0, -8)}AAAAAAAA`, { jwtKey })).rejects.toThrow();
  });

  it("200 and the token names the app that asked", async () => {
    const { browser, sessionId } = await signedInBrowser(new ApiBrowser("http://localhost:5173"));
    expect(decodeJwt(await tokenOf(browser, sessionId)).azp).toBe("http://localhost:5173");
  });

  it("200 for each person of a browser", async () => {
    const first = await signedInBrowser();
    const second = await signedInBrowser(first.browser);
    for (const { sessionId, who } of [first, second]) expect(decodeJwt(await tokenOf(first.browser, sessionId))).toMatchObject({ sub: who.userId, sid: sessionId });
  });

  it("200 and no token is older than the cookie that says since when somebody is signed in", async () => {
    const { browser, sessionId } = await signedInBrowser();
    expect(decodeJwt(await tokenOf(browser, sessionId)).iat).toBeGreaterThanOrEqual(Number(browser.cookies.get("__client_uat")));
  });

  it("200 and the session is in use, noted once a minute", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const lastActiveAt = async () => (await database().session.findUniqueOrThrow({ where: { id: sessionId } })).lastActiveAt.getTime();
    const before = await lastActiveAt();
    await tokenOf(browser, sessionId);
    expect(await lastActiveAt()).toBe(before);
    await database().session.update({ where: { id: sessionId }, data: { lastActiveAt: after(new Date(), -2 * MINUTE) } });
    await tokenOf(browser, sessionId);
    expect(await lastActiveAt()).toBeGreaterThanOrEqual(before);
  });

  it("200 and the token ends with the session, also where one of the same second was good for longer", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const life = async () => {
      const { exp = 0 } = decodeJwt(await tokenOf(browser, sessionId));
      return exp;
    };
    await life();
    const end = after(new Date(), 20 * SECOND);
    await database().session.update({ where: { id: sessionId }, data: { expireAt: end } });
    expect(await life()).toBe(Math.floor(end.getTime() / SECOND));
    const { json } = await browser.get("/v1/client");
    expect(decodeJwt(json.response.sessions[0].last_active_token.jwt).exp).toBe(Math.floor(end.getTime() / SECOND));
  });

  it("422 when a parameter is none", async () => {
    const { browser, sessionId } = await signedInBrowser();
    expect(await browser.post(`/v1/client/sessions/${sessionId}/tokens`, { tab_state: "asleep" })).toMatchObject({ status: 422, json: { errors: [{ meta: { param_name: "tab_state" } }] } });
    expect(await browser.post(`/v1/client/sessions/${sessionId}/tokens`, { lifetime: "9999" })).toMatchObject({ status: 422, json: { errors: [{ code: "form_param_unknown", meta: { param_name: "lifetime" } }] } });
  });
});

async function makeTemplate(name: string, claims: object, more: object = {}): Promise<void> {
  await database().jwtTemplate.create({ data: { id: newId("jwtTemplate"), name, claims, ...more } });
}

describe("POST /v1/client/sessions/{id}/tokens/{template}", () => {
  it("200 with the template's claims about the person, of their types, and those that every token has", async () => {
    const { browser, sessionId, who } = await signedInBrowser();
    await database().user.update({ where: { id: who.userId }, data: { firstName: "Ann", publicMetadata: { plan: { seats: 3 } }, privateMetadata: { secret: "planted" }, unsafeMetadata: { theme: "dark" } } });
    await makeTemplate("all", {
      sub: "somebody else",
      sid: "another",
      act: { sub: "user_nobody" },
      fva: [0, 0],
      "https://hasura.io/jwt/claims": { "x-hasura-allowed-roles": ["user"], "x-hasura-user-id": "{{user.id}}" },
      name: "{{user.full_name || 'nobody'}}",
      address: "{{user.primary_email_address}}",
      seats: "{{user.public_metadata.plan.seats}}",
      theme: "theme-{{user.unsafe_metadata.theme}}",
      since: "{{user.created_at}}",
      secret: "{{user.private_metadata.secret}}",
      org: "{{org.id}}",
      verified: "{{user.email_verified}}",
    });
    const jwt = await tokenOf(browser, sessionId, "all");
    expect(decodeProtectedHeader(jwt)).toMatchObject({ alg: "RS256", cat: "cl_B7d4PD222AAA", typ: "JWT", kid: expect.stringMatching(/^ins_/) });
    const claims = decodeJwt(jwt);
    expect(claims).toMatchObject({
      sub: who.userId,
      azp: "http://localhost:3000",
      iss: "https://gatehouse.localhost:3000",
      "https://hasura.io/jwt/claims": { "x-hasura-allowed-roles": ["user"], "x-hasura-user-id": who.userId },
      name: "Ann",
      address: who.address,
      seats: 3,
      theme: "theme-dark",
      since: expect.any(Number),
      secret: null,
      org: null,
      verified: false,
    });
    for (const name of ["sid", "act", "fva"]) expect(claims).not.toHaveProperty(name);
    expect(claims.exp).toBe((claims.iat ?? 0) + 60);
    expect(claims.nbf).toBe((claims.iat ?? 0) - 5);
    await expect(verifyToken(jwt, { secretKey: api.secretKey, apiUrl: api.apiUrl })).resolves.toMatchObject({ sub: who.userId });
  });

  it("200 signed with the template's own key, for as long as it says", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const secret = "a secret of enough characters for HS256";
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const own = { customSigningKey: true, lifetimeSeconds: 3600, clockSkewSeconds: 0 };
    await makeTemplate("hs", {}, { ...own, signingAlgorithm: "HS256", sealedSigningKey: encrypt(secret, TEMPLATE_KEY_PURPOSE) });
    await makeTemplate("es", {}, { ...own, signingAlgorithm: "ES256", sealedSigningKey: encrypt(await exportPKCS8(privateKey), TEMPLATE_KEY_PURPOSE) });
    const { payload } = await jwtVerify(await tokenOf(browser, sessionId, "hs"), new TextEncoder().encode(secret), { algorithms: ["HS256"] });
    expect(payload.exp).toBe((payload.iat ?? 0) + 3600);
    await expect(jwtVerify(await tokenOf(browser, sessionId, "es"), publicKey, { algorithms: ["ES256"] })).resolves.toBeDefined();
  });

  it("404 when there is no such template", async () => {
    const { browser, sessionId } = await signedInBrowser();
    expect(await browser.post(`/v1/client/sessions/${sessionId}/tokens/unheard_of`)).toMatchObject({ status: 404, json: { errors: [{ code: "resource_not_found" }] } });
  });
});

describe("a rotation of the signing key", () => {
  const rotate = async (immediately: boolean) => rotateSigningKey(systemContext(await readSettings(), "test"), { immediately });
  const verify = (jwt: string) => verifyToken(jwt, { secretKey: api.secretKey, apiUrl: api.apiUrl, skipJwksCache: true });
  const kidOf = (jwt: string) => decodeProtectedHeader(jwt).kid;

  it("publishes the new key before it signs, keeps the old one, and signs nobody out", async () => {
    const { browser, sessionId } = await signedInBrowser();
    const old = await tokenOf(browser, sessionId);
    const { id } = await rotate(false);
    expect((await publishedKeys()).map(({ kid }: { kid: string }) => kid)).toEqual([kidOf(old), id]);
    expect(kidOf(await tokenOf(browser, sessionId))).toBe(kidOf(old));
    await database().signingKey.updateMany({ where: { id: kidOf(old) }, data: { retiredAt: new Date() } });
    forgetSigningKeys();
    const renewed = await tokenOf(browser, sessionId);
    expect(kidOf(renewed)).toBe(id);
    for (const jwt of [old, renewed]) await expect(verify(jwt)).resolves.toMatchObject({ sid: sessionId });
    for (const key of await publishedKeys()) expect(Object.keys(key).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
  });

  it("takes effect at once where the old key is in wrong hands", async () => {
    const { browser, sessionId } = await signedInBrowser();
    await rotate(false);
    const { id } = await rotate(true);
    const jwt = await tokenOf(browser, sessionId);
    expect(kidOf(jwt)).toBe(id);
    await expect(verify(jwt)).resolves.toMatchObject({ sid: sessionId });
    expect((await publishedKeys()).map(({ kid }: { kid: string }) => kid)).toEqual([id]);
    expect(await database().event.count({ where: { type: "signing_key.rotated" } })).toBeGreaterThan(1);
  });

  it("is for administrators", async () => {
    const { ctx } = await signedInPerson("meddler");
    expect(await codesOf(rotateSigningKey(ctx, {}))).toEqual(["authorization_invalid"]);
  });
});
