import { generateKeyPairSync } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { refusal, signedIn, type SignedIn } from "../signed-in";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

const TEMPLATES = "/v1/jwt_templates";
const SECRET = "a secret that is long enough for HS256";
let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let who: SignedIn;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
  who = await signedIn();
});
afterAll(() => published.close());

const pem = (pair: { privateKey: { export: (options: { type: "pkcs8" | "pkcs1" | "sec1"; format: "pem" }) => unknown } }, type: "pkcs8" | "pkcs1" | "sec1" = "pkcs8") => String(pair.privateKey.export({ type, format: "pem" }));
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const tokenOf = async (name: string) => (await who.api.post(`/v1/client/sessions/${who.sessionId}/tokens/${encodeURIComponent(name)}`)).json.jwt as string;

describe("POST /v1/jwt_templates", () => {
  it("200 with the template, whose tokens say what it says", async () => {
    const claims = { aud: "https://api.example", userName: "{{user.username}}", deep: { ids: ["{{user.id}}", 1] }, role: "{{user.public_metadata.role || 'guest'}}" };
    const { status, json } = await api.post(TEMPLATES, { name: "plain", claims });
    expect([status, json]).toMatchObject([200, { object: "jwt_template", id: expect.stringMatching(/^jtmp_/), name: "plain", claims, lifetime: 60, allowed_clock_skew: 5, custom_signing_key: false, signing_algorithm: "RS256" }]);
    const token = decodeJwt(await tokenOf("plain"));
    expect(token).toMatchObject({ aud: "https://api.example", userName: who.username, deep: { ids: [who.userId, 1] }, role: "guest", sub: who.userId });
    expect((token.exp ?? 0) - (token.iat ?? 0)).toBe(60);
  });

  it("200 with a key of its own, which is kept sealed and shown to nobody", async () => {
    const { json } = await api.post(TEMPLATES, { name: "own key", claims: { a: 1 }, lifetime: 3600, allowed_clock_skew: 0, custom_signing_key: true, signing_algorithm: "HS256", signing_key: SECRET });
    expect(json).toMatchObject({ lifetime: 3600, allowed_clock_skew: 0, custom_signing_key: true, signing_algorithm: "HS256" });
    expect(JSON.stringify(json)).not.toContain(SECRET);
    expect(JSON.stringify(await database().jwtTemplate.findMany())).not.toContain(SECRET);
    const { payload, protectedHeader } = await jwtVerify(await tokenOf("own key"), new TextEncoder().encode(SECRET));
    expect([payload.a, protectedHeader.alg]).toEqual([1, "HS256"]);
  });

  it.each([
    ["RS256", pem(rsa), rsa.publicKey],
    ["RS512", pem(rsa, "pkcs1"), rsa.publicKey],
    ["PS256", pem(rsa).replaceAll("\n", "\\n"), rsa.publicKey],
    ["ES256", pem(ec, "sec1"), ec.publicKey],
  ] as const)("200 with a private key for %s", async (signing_algorithm, signing_key, publicKey) => {
    const name = `key_${signing_algorithm}`;
    expect((await api.post(TEMPLATES, { name, claims: {}, custom_signing_key: true, signing_algorithm, signing_key })).status).toBe(200);
    const token = await tokenOf(name);
    expect(decodeProtectedHeader(token).alg).toBe(signing_algorithm);
    await jwtVerify(token, await importSPKI(String(publicKey.export({ type: "spki", format: "pem" })), signing_algorithm));
  });

  it("400 or 422 when something is wrong with it, and nothing is written", async () => {
    await api.post(TEMPLATES, { name: "taken", claims: {} });
    const before = await database().jwtTemplate.count();
    const own = { name: "x", claims: {}, custom_signing_key: true };
    const cases: [Record<string, unknown>, number, string][] = [
      [{ claims: {} }, 422, "form_param_missing name"],
      [{ name: "x" }, 422, "form_param_missing claims"],
      [{ name: "", claims: {} }, 422, "form_param_nil name"],
      [{ name: "a/b", claims: {} }, 422, "form_param_format_invalid name"],
      [{ name: "taken", claims: {} }, 422, "form_already_exists name"],
      [{ name: "x", claims: [] }, 422, "form_param_type_invalid claims"],
      [{ name: "x", claims: "{}" }, 422, "form_param_type_invalid claims"],
      [{ name: "x", claims: { a: "x".repeat(9_000) } }, 422, "form_param_exceeds_allowed_size claims"],
      [{ name: "x", claims: { a: "{{user.password}}" } }, 422, "form_param_value_invalid claims"],
      [{ name: "x", claims: { a: "{{user.id" } }, 422, "form_param_value_invalid claims"],
      ...["act", "azp", "exp", "fea", "fva", "iat", "iss", "jti", "nbf", "o", "pla", "sid", "sts", "sub", "v"].map((claim): [Record<string, unknown>, number, string] => [{ name: "x", claims: { [claim]: "1" } }, 400, "jwt_template_reserved_claim claims"]),
      [{ name: "x", claims: {}, lifetime: 29 }, 422, "form_param_value_invalid lifetime"],
      [{ name: "x", claims: {}, lifetime: 315_360_001 }, 422, "form_param_value_invalid lifetime"],
      [{ name: "x", claims: {}, allowed_clock_skew: 301 }, 422, "form_param_value_invalid allowed_clock_skew"],
      [own, 422, "form_conditional_param_missing signing_algorithm"],
      [{ ...own, signing_algorithm: "HS256" }, 422, "form_conditional_param_missing signing_key"],
      [{ ...own, signing_algorithm: "none", signing_key: SECRET }, 422, "form_param_value_invalid signing_algorithm"],
      [{ ...own, signing_algorithm: "HS256", signing_key: "short" }, 422, "form_param_value_invalid signing_key"],
      [{ ...own, signing_algorithm: "HS512", signing_key: SECRET }, 422, "form_param_value_invalid signing_key"],
      [{ ...own, signing_algorithm: "RS256", signing_key: "no key" }, 422, "form_param_value_invalid signing_key"],
      [{ ...own, signing_algorithm: "RS256", signing_key: pem(ec) }, 422, "form_param_value_invalid signing_key"],
      [{ ...own, signing_algorithm: "RS256", signing_key: pem(generateKeyPairSync("rsa", { modulusLength: 1024 })) }, 422, "form_param_value_invalid signing_key"],
      [{ ...own, signing_algorithm: "ES384", signing_key: pem(ec) }, 422, "form_param_value_invalid signing_key"],
      [{ name: "x", claims: {}, signing_key: SECRET }, 422, "form_conditional_param_disallowed signing_key"],
      [{ name: "x", claims: {}, signing_algorithm: "HS256" }, 422, "form_conditional_param_disallowed signing_algorithm"],
    ];
    for (const [fields, status, error] of cases) expect(refusal(await api.post(TEMPLATES, fields)), error).toEqual([status, error]);
    expect(await database().jwtTemplate.count()).toBe(before);
  });

  it("401 without a key", async () => {
    const nobody = new BackendApi(null);
    for (const answer of [await nobody.get(TEMPLATES), await nobody.post(TEMPLATES, {}), await nobody.get(`${TEMPLATES}/x`), await nobody.patch(`${TEMPLATES}/x`, {}), await nobody.delete(`${TEMPLATES}/x`)]) expect(refusal(answer)).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("PATCH /v1/jwt_templates/{id}", () => {
  it("200: what is not given stays, the key among it", async () => {
    const made = (await api.post(TEMPLATES, { name: "changing", claims: { a: 1 }, custom_signing_key: true, signing_algorithm: "HS256", signing_key: SECRET })).json;
    const path = `${TEMPLATES}/${made.id}`;
    expect((await api.patch(path, { name: "changed", claims: { b: 2 }, lifetime: null })).json).toMatchObject({ id: made.id, name: "changed", claims: { b: 2 }, lifetime: 60, custom_signing_key: true });
    await jwtVerify(await tokenOf("changed"), new TextEncoder().encode(SECRET));
    expect((await api.patch(path, { custom_signing_key: false })).json).toMatchObject({ custom_signing_key: false, signing_algorithm: "RS256" });
    expect(decodeProtectedHeader(await tokenOf("changed"))).toMatchObject({ alg: "RS256", kid: expect.any(String) });
    expect(refusal(await api.patch(path, { custom_signing_key: true, signing_algorithm: "HS256" }))).toEqual([422, "form_conditional_param_missing signing_key"]);
    expect((await database().jwtTemplate.findUniqueOrThrow({ where: { id: made.id } })).sealedSigningKey).toBeNull();
  });

  it("422 for another's name, a wrong shortcode or another algorithm without a key; 404 when there is none", async () => {
    const made = (await api.post(TEMPLATES, { name: "second", claims: {}, custom_signing_key: true, signing_algorithm: "HS256", signing_key: SECRET })).json;
    await api.post(TEMPLATES, { name: "third", claims: {} });
    const path = `${TEMPLATES}/${made.id}`;
    expect(refusal(await api.patch(path, { name: "third" }))).toEqual([422, "form_already_exists name"]);
    expect(refusal(await api.patch(path, { claims: { a: "{{x}}" } }))).toEqual([422, "form_param_value_invalid claims"]);
    for (const claim of ["sub", "act", "sid", "fva"]) expect(refusal(await api.patch(path, { claims: { [claim]: "x" } })), claim).toEqual([400, "jwt_template_reserved_claim claims"]);
    expect(refusal(await api.patch(path, { signing_algorithm: "HS384" }))).toEqual([422, "form_conditional_param_missing signing_key"]);
    expect((await api.get(path)).json).toEqual(made);
    expect(refusal(await api.patch(`${TEMPLATES}/jtmp_nobody`, {}))).toEqual([404, "resource_not_found"]);
  });
});

describe("GET and DELETE /v1/jwt_templates", () => {
  it("200 with them, newest first, one, and then none; 404 for what there is not", async () => {
    const one = (await api.post(TEMPLATES, { name: "one", claims: {} })).json;
    const two = (await api.post(TEMPLATES, { name: "two", claims: {} })).json;
    expect((await api.get(TEMPLATES, { limit: "2" })).json).toEqual([two, one]);
    expect((await api.get(TEMPLATES, { paginated: "true", limit: "1" })).json).toMatchObject({ data: [two], total_count: await database().jwtTemplate.count() });
    expect((await api.delete(`${TEMPLATES}/${one.id}`)).json).toEqual({ object: "jwt_template", id: one.id, deleted: true });
    expect(refusal(await api.get(`${TEMPLATES}/${one.id}`))).toEqual([404, "resource_not_found"]);
    expect(refusal(await api.delete(`${TEMPLATES}/${one.id}`))).toEqual([404, "resource_not_found"]);
  });
});

describe("the published SDK", () => {
  it("200 for each of its methods", async () => {
    const { jwtTemplates } = published.clerk;
    const made = await jwtTemplates.create({ name: "sdk", claims: { someClaim: "{{user.id}}" }, lifetime: 120, allowedClockSkew: 10, customSigningKey: true, signingAlgorithm: "HS256", signingKey: SECRET });
    expect(made).toMatchObject({ name: "sdk", claims: { someClaim: "{{user.id}}" }, lifetime: 120, allowedClockSkew: 10, customSigningKey: true, signingAlgorithm: "HS256" });
    expect(await jwtTemplates.get(made.id)).toMatchObject({ id: made.id });
    expect(await jwtTemplates.update({ templateId: made.id, name: "sdk2", claims: { other: 1 } })).toMatchObject({ name: "sdk2", claims: { other: 1 }, lifetime: 120 });
    expect(await jwtTemplates.list({ limit: 1 })).toMatchObject({ data: [{ id: made.id }], totalCount: expect.any(Number) });
    expect(await jwtTemplates.delete(made.id)).toMatchObject({ id: made.id, deleted: true });
  });
});
