import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/test";
import { linkIn } from "../support/messages";
import { postForm } from "../support/form-post";
import { createPerson, newEmailAddress, PASSWORD, signInOn } from "../support/people";
import { expectPage, identify, signIn, signUp } from "../support/steps";
import { rawRequest } from "../support/raw-request";

const PROTECTED = ["/user", "/user/security", "/user/sessions", "/user/reverify?return_to=%2Fuser", "/user/email-addresses/idn_none/verify", "/dashboard", "/dashboard/users/user_none"];

test.describe("forged forms", () => {
  test.use({ javaScriptEnabled: false });

  test("a form that another site sends changes nothing; ours does", async ({ page, site, signedIn: _signedIn }) => {
    const about = page.getByRole("list", { name: "About you" });
    for (const origin of ["https://evil.test", "null", site.origin.replace("localhost", "sub.localhost"), `${site.origin}.evil.test`, undefined]) {
      await page.goto("/user?edit=name");
      const answer = await postForm(page, "Save name", { first_name: "Mallory" }, origin === undefined ? {} : { origin });
      expect(answer.status(), `Origin: ${origin}`).not.toBe(303);
      await page.goto("/user");
      await expect(about, `Origin: ${origin}`).not.toContainText("Mallory");
    }
    await page.goto("/user?edit=name");
    expect((await postForm(page, "Save name", { first_name: "Grace" }, { origin: site.origin })).status()).toBe(303);
    await page.goto("/user");
    await expect(about).toContainText("Grace");
  });

  test("somebody else's form does not act for its writer: the action finds out who sends it", async ({ page, browser, site, signedIn: _signedIn }) => {
    const other = await browser.newContext({ javaScriptEnabled: false });
    await signInOn(other, site.origin, await createPerson({ firstName: "Grace", lastName: "Hopper" }));
    const theirs = await other.newPage();
    await theirs.goto("/user?edit=name");
    await page.goto("/user?edit=name");
    await postForm(theirs, "Save name", { first_name: "Renamed" }, { origin: site.origin });
    await page.goto("/user");
    await expect(page.getByRole("list", { name: "About you" })).toContainText("Ada Lovelace");
    await other.close();
  });

  test("fields that a form does not have are refused or ignored", async ({ page, site, signedIn }) => {
    await page.goto("/user?edit=name");
    await postForm(page, "Save name", { first_name: "Grace", user_id: "user_other", public_metadata: '{"role":"admin"}', banned: "false" }, { origin: site.origin });
    const { database } = await import("@/lib/db/client");
    const row = await database().user.findUniqueOrThrow({ where: { id: signedIn.id } });
    expect(row.publicMetadata).toEqual({});
    expect(row.bannedAt).toBeNull();
  });
});

test.describe("headers that would open doors", () => {
  const HEADERS: Record<string, string>[] = [
    ...[1, 2, 3, 4, 5].flatMap((times) => ["middleware", "src/middleware", "proxy", "pages/_middleware"].map((name) => ({ "x-middleware-subrequest": Array(times).fill(name).join(":") }))),
    { "x-middleware-next": "1" },
    { "x-middleware-rewrite": "/user" },
    { "x-middleware-override-headers": "x-gatehouse-ip", "x-middleware-request-x-gatehouse-ip": "203.0.113.1" },
    { "x-nextjs-data": "1" },
    { "next-router-prefetch": "1" },
    { rsc: "1" },
    ...["refetch", "inside-shared-layout", "metadata-only", null].map((mark) => ({ rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(["", { children: ["user", { children: ["__PAGE__", {}] }, null, mark] }, null, mark])) })),
    { "x-matched-path": "/healthz" },
    { "x-invoke-path": "/healthz" },
    { "x-forwarded-host": "evil.test" },
    { "x-forwarded-for": "127.0.0.1" },
    { "x-gatehouse-request-id": "mine-mine-mine" },
    { purpose: "prefetch" },
  ];

  test("show a stranger no protected page", async ({ site }) => {
    const { id } = await createPerson({ firstName: "Ottoline" });
    for (const path of [...PROTECTED, `/dashboard/users/${id}`]) {
      for (const headers of HEADERS) {
        await expectClosed(site.origin, path, headers);
      }
    }
  });

  test("a spelling that the router reads differently shows no protected page", async ({ site }) => {
    const spellings = ["/User", "/user/", "/user//security", "//user", "/user/%2e%2e/user", "/%75ser", "/user%2fsecurity", "/user;a=b", "/user/.", "/./user", "/user\\security", "/user%00", "/_next/data/x/user.json", "/en/user", "/user.rsc", "/user.txt", "/user/security.segments/_tree.segment.rsc", "/dashboard/", "/Dashboard", "/dashboard%2f", "/dashboard.rsc"];
    for (const path of spellings) {
      await expectClosed(site.origin, path, {});
    }
  });

  test("name no host in a mail's link", async ({ site, page, messages }) => {
    const email = newEmailAddress();
    await page.setExtraHTTPHeaders({ "x-forwarded-host": "evil.test", forwarded: "host=evil.test;proto=https", "x-forwarded-proto": "https", "x-original-host": "evil.test" });
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    const mail = await messages.next(email);
    expect(new URL(linkIn(mail)).origin).toBe(site.origin);
    expect(mail.text + mail.html).not.toContain("evil.test");
  });

  test("a foreign Host changes neither links nor redirects, and nobody is asked over the network", async ({ site }) => {
    const asked: string[] = [];
    const listener = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const { port } = listener.address() as AddressInfo;
    for (const host of ["evil.test", `127.0.0.1:${port}`, "evil.test:80@localhost", "[::1]:80"]) {
      for (const path of ["/", "/user", "/sign-in", "/sign-up"]) {
        const { headers, body } = await rawRequest(site.origin, path, { headers: { host } });
        expect(String(headers.location ?? "")).not.toContain("evil.test");
        expect(body).not.toContain("evil.test");
      }
    }
    expect(asked).toEqual([]);
    await new Promise((resolve) => listener.close(resolve));
  });
});

/** A stranger who asks for it is sent to sign in, or there is nothing; never anything of the page or of a person. */
async function expectClosed(origin: string, path: string, headers: Record<string, string>): Promise<void> {
  const what = `${path} with ${JSON.stringify(headers)}`;
  let target = path;
  for (let step = 0; step < 3; step += 1) {
    const { status, headers: answered, body } = await rawRequest(origin, target, { headers: { host: new URL(origin).host, ...headers } });
    expect(body, what).not.toMatch(/@example\.com|@gatehouse\.test|Ottoline/);
    const location = String(answered.location ?? "");
    const leadsToSignIn = location.includes("/sign-in") || body.includes("/sign-in?redirect_url=") || body.includes("NEXT_REDIRECT");
    if (leadsToSignIn || status === 404 || status === 400) return;
    // Next tells the title of a page without drawing it. That is the same for everybody, or the page's own check.
    if (status === 200 && headers["next-router-state-tree"]?.includes("metadata-only")) {
      expect(body, what).not.toMatch(/"main"|"form"|"h1"/);
      return;
    }
    // Next gives a page's data an address of its own.
    expect([307, 308], `${what}: ${status}`).toContain(status);
    const next = new URL(location, origin);
    expect(next.origin, what).toBe(origin);
    target = next.pathname + next.search;
  }
  throw new Error(`${what} is sent on and on, last to ${target}.`);
}

test.describe("malformed requests", () => {
  test("are answered, never with a crash", async ({ site, page }) => {
    const host = new URL(site.origin).host;
    const targets = ["/%", "/%E0%A4%A", "/sign-in?redirect_url=%", `/sign-in?x=${"a".repeat(6000)}`, "/verify?token=%00", `/verify?token=${"A".repeat(5000)}`, "/images/..%2f..%2fetc%2fpasswd", "/images/img_none", "/images/default/%3Cscript%3E.svg", "/verify?token[]=a&token=b"];
    for (const target of targets) {
      const { status } = await rawRequest(site.origin, target, { headers: { host } });
      expect(status, target).toBeLessThan(500);
    }
    const odd: Record<string, string>[] = [{ cookie: "__client=%00%ff" }, { cookie: `__client=${"x".repeat(4000)}` }, { "accept-language": "en;q=\u00e9,*" }, { "user-agent": "M".repeat(8000) }, { "next-action": "deadbeef" }];
    for (const headers of odd) {
      const { status } = await rawRequest(site.origin, "/sign-in", { headers: { host, ...headers } });
      expect(status, JSON.stringify(headers).slice(0, 60)).toBeLessThan(500);
    }
    const bodies = ['["$@1"]', '[{"__proto__":{"admin":true}}]', "{", '["$F1"]', `["${"$1".repeat(50_000)}"]`];
    for (const body of bodies) {
      const { status } = await rawRequest(site.origin, "/sign-in", { method: "POST", headers: { host, origin: site.origin, "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8", "content-length": String(Buffer.byteLength(body)) }, body });
      expect(status, body.slice(0, 40)).not.toBe(200);
    }
    await page.goto("/sign-in");
    await expectPage(page, /^Sign in/);
  });

  test("a huge password is refused quickly", async ({ page, person }) => {
    const before = Date.now();
    await signIn(page, { email: person.email, password: "x".repeat(100_000) });
    await expect(page.getByRole("alert").first()).toBeVisible();
    expect(Date.now() - before).toBeLessThan(30_000);
  });

  test("odd addresses reach nobody else", async ({ page, messages }) => {
    const victim = newEmailAddress();
    for (const odd of [`${victim},mallory@example.com`, `mallory@example.com\r\nBcc: ${victim}`, `<${victim}>`, victim.replace("@", "＠"), `"${victim}"@example.com`, `a@b@${victim}`]) {
      await page.goto("/sign-up");
      await page.getByRole("textbox", { name: "Email address" }).evaluate((input, text) => ((input as HTMLInputElement).type = "text", (input as HTMLInputElement).value = text), odd);
      await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("alert").filter({ hasText: /./ }).first(), odd).toBeVisible();
    }
    expect(messages.all(victim)).toEqual([]);
  });
});

test.describe("secrets", () => {
  test("stand in no log and no page: codes, links, passwords, credentials, whole addresses", async ({ page, context, site, messages }) => {
    const person = await createPerson();
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    await expectPage(page, "Check your mail");
    const mail = await messages.next(person.email);
    await page.goto(linkIn(mail));
    await page.getByRole("button", { name: "Yes, sign in" }).click();
    await expectPage(page, "Profile");
    const cookie = (await context.cookies()).find(({ name }) => name === "__client");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const token = new URL(linkIn(mail)).searchParams.get("token") ?? "";
    const log = site.portal.output();
    expect(log).toContain("/verify");
    for (const secret of [token, person.password, cookie?.value ?? "", person.email]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(log.includes(secret), "the log holds a secret").toBe(false);
    }
    const html = await (await page.request.get("/user")).text();
    expect(html).not.toContain(cookie?.value ?? "no cookie");
    expect(html).not.toContain(token);
  });

  test("the credential changes at sign-in, and the one before is worth nothing", async ({ page, context, browser, site, person }) => {
    const fixed = "A".repeat(43);
    await context.addCookies([{ name: "__client", value: fixed, url: site.origin }]);
    await signIn(page, person);
    await expectPage(page, "Profile");
    const own = (await context.cookies()).find(({ name }) => name === "__client")?.value ?? "";
    expect(own).not.toBe(fixed);
    const thief = await browser.newContext();
    await thief.addCookies([{ name: "__client", value: fixed, url: site.origin }]);
    const stolen = await thief.newPage();
    await stolen.goto("/user");
    await expectPage(stolen, /^Sign in/);
    await thief.close();
  });
});
