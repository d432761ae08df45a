import { expect, test } from "../support/test";
import { rawRequest } from "../support/raw-request";
import { newEmailAddress, PASSWORD } from "../support/people";
import { expectPage, signUp } from "../support/steps";

test.describe("what machines ask", () => {
  test("healthz, readyz and metrics", async ({ request }) => {
    expect((await request.get("/healthz")).status()).toBe(200);
    expect((await request.get("/readyz")).status()).toBe(200);
    const metrics = await request.get("/metrics");
    expect(metrics.status()).toBe(200);
    expect(metrics.headers()["content-type"]).toContain("text/plain");
    const text = await metrics.text();
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).toContain("gatehouse_http_requests_total");
  });

  test("metrics need the token where one is set", async ({ site }) => {
    test.setTimeout(120_000);
    const token = "a token of the tests for metrics";
    const portal = await site.startSecondPortal({ METRICS_TOKEN: token });
    const host = new URL(site.origin).host;
    expect((await rawRequest(portal.origin, "/metrics", { headers: { host } })).status).not.toBe(200);
    expect((await rawRequest(portal.origin, "/metrics", { headers: { host, authorization: "Bearer something else" } })).status).not.toBe(200);
    expect((await rawRequest(portal.origin, "/metrics", { headers: { host, authorization: `Bearer ${token}` } })).status).toBe(200);
    await portal.stop();
  });

  test(".well-known/change-password leads to the form", async ({ request, page, signedIn: _signedIn }) => {
    const answer = await request.get("/.well-known/change-password", { maxRedirects: 0 });
    expect(answer.status()).toBe(302);
    await page.goto("/.well-known/change-password");
    await expectPage(page, "Security");
    await expect(page.getByRole("textbox", { name: "Current password" })).toBeVisible();
  });

  test(".well-known/security.txt says whom to tell, until when", async ({ request, site }) => {
    const answer = await request.get("/.well-known/security.txt");
    expect(answer.headers()["content-type"]).toContain("text/plain");
    const text = await answer.text();
    expect(text).toMatch(/^Contact: \S+/m);
    expect(text).toContain(`Canonical: ${site.origin}/.well-known/security.txt`);
    const expires = Date.parse(/^Expires: (\S+)/m.exec(text)?.[1] ?? "");
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 366 * 24 * 60 * 60 * 1000);
  });

  test("the development inbox shows nothing of mails that really left", async ({ page, request, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await messages.next(email);
    for (const path of ["/dev/inbox", "/dev/inbox.json"]) expect(await (await request.get(path)).text(), path).not.toContain(email);
  });
});

test.describe("headers", () => {
  test("of pages keep them out of frames, caches and foreign scripts", async ({ request }) => {
    const nonces = new Set<string>();
    for (const path of ["/sign-in", "/sign-up", "/verify?token=none", "/nothing-here"]) {
      const { "content-security-policy": policy = "", ...headers } = (await request.get(path)).headers();
      expect(headers["cache-control"], path).toContain("no-store");
      expect(headers, path).toMatchObject({ "x-frame-options": "DENY", "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
      expect(headers["x-powered-by"], path).toBeUndefined();
      expect(policy, path).toContain("frame-ancestors 'none'");
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
      expect(scripts, path).not.toMatch(/unsafe|\*|https?:/);
      nonces.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? "");
    }
    expect(nonces.size).toBe(4);
    expect(nonces.has("")).toBe(false);
  });

  test("are obeyed by the pages themselves: no violation of the policy, no error in the console", async ({ page, signedIn: _signedIn, otherPage }) => {
    const problems: string[] = [];
    for (const each of [page, otherPage]) {
      each.on("console", (message) => message.type() === "error" && problems.push(`${each.url()}: ${message.text()}`));
      each.on("pageerror", (error) => problems.push(`${each.url()}: ${error.message}`));
    }
    for (const path of ["/user", "/user?edit=picture", "/user/security", "/user/security?edit=password", "/user/sessions", "/sign-out", "/sign-in/choose"]) await page.goto(path, { waitUntil: "networkidle" });
    for (const path of ["/sign-in", "/sign-up", "/verify?token=none"]) await otherPage.goto(path, { waitUntil: "networkidle" });
    expect(problems).toEqual([]);
  });

  test("the set-up of pages makes no request to another host", async ({ page, site }) => {
    const foreign: string[] = [];
    page.on("request", (request) => /^https?:/.test(request.url()) && new URL(request.url()).origin !== site.origin && foreign.push(request.url()));
    for (const path of ["/sign-in", "/sign-up", "/user"]) await page.goto(path, { waitUntil: "networkidle" });
    expect(foreign).toEqual([]);
  });

  test("an error names no internals and is not remembered", async ({ request }) => {
    const missing = await request.get("/nothing/here");
    expect(missing.status()).toBe(404);
    expect(await missing.text()).not.toMatch(/node_modules|at \w+ \(|Prisma|stack/);
  });
});
