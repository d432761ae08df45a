import { createPublicKey } from "node:crypto";
import { verifyToken } from "@clerk/backend";
import type { Page } from "@playwright/test";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { keyHostOf } from "@/lib/instance/publishable-key";
import { signInOn } from "../support/people";
import { SDKS } from "./app";
import { expect, test } from "./test";

for (const sdk of SDKS) {
  test(`${sdk.name} gets tokens that an app's server verifies`, async ({ app, page, context, site, person }) => {
    await signInOn(context, site.origin, person);
    await app.open(sdk);
    const { keys } = (await (await page.request.get(`${site.origin}/.well-known/jwks.json`)).json()) as { keys: [import("node:crypto").JsonWebKey] };
    const jwtKey = createPublicKey({ key: keys[0], format: "jwk" }).export({ type: "spki", format: "pem" }).toString();

    const [token, sessionId] = await app.run(async (clerk) => [(await clerk.session!.getToken({ skipCache: true }))!, clerk.session!.id] as const, null);
    const claims = await verifyToken(token, { jwtKey, authorizedParties: [app.origin] });
    expect(claims).toMatchObject({ sub: person.id, sid: sessionId, sts: "active", fva: [0, -1], azp: app.origin, iss: `https://${keyHostOf(site.origin)}`, v: 2 });
    expect(claims.exp - claims.iat).toBe(60);
    await expect(verifyToken(token, { jwtKey, authorizedParties: ["https://other.example"] })).rejects.toThrow(/azp/);

    const asked = tokenRequests(page);
    const again = await app.run(async (clerk) => Promise.all([clerk.session!.getToken(), clerk.session!.getToken()]), null);
    expect(again).toEqual([token, token]);
    expect(asked).toEqual([]);
    const fresh = await app.run((clerk) => clerk.session!.getToken({ skipCache: true }), null);
    await expect(verifyToken(fresh!, { jwtKey })).resolves.toMatchObject({ sub: person.id, sid: sessionId });
    expect(asked).toHaveLength(1);
    // What a request to the app's own server brings along.
    const cookie = (await context.cookies(app.origin)).find(({ name }) => name === "__session");
    await expect(verifyToken(cookie!.value, { jwtKey })).resolves.toMatchObject({ sub: person.id });
  });

  test(`${sdk.name} gets tokens by template`, async ({ app, context, site, person }) => {
    const id = newId("jwtTemplate");
    const name = id.toLowerCase();
    await database().jwtTemplate.create({ data: { id, name, claims: { name: "{{user.full_name}}", role: "reader" } } });
    await signInOn(context, site.origin, person);
    await app.open(sdk);
    const token = await app.run((clerk, template) => clerk.session!.getToken({ template }), name);
    expect(JSON.parse(Buffer.from(token!.split(".")[1]!, "base64url").toString())).toMatchObject({ sub: person.id, name: person.name, role: "reader", azp: app.origin });
    const refusal = await app.run((clerk) => window.refusalOf(clerk.session!.getToken({ template: "none" })), null);
    expect(refusal).toMatchObject({ status: 404, errors: [{ code: "resource_not_found" }] });
  });
}

/** The requests for tokens from now on. */
function tokenRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/tokens")) asked.push(request.url());
  });
  return asked;
}
