import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, JOURNEY, test as base } from "../support/test";
import { codeIn } from "../support/messages";
import { newEmailAddress, PASSWORD } from "../support/people";
import { enterCode, enterPassword, expectPage, signIn, signUp } from "../support/steps";

/** An app of somebody's, on an origin of its own. */
const test = base.extend<{ app: { origin: string } }>({
  app: async ({}, use) => {
    const server = createServer((request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<!doctype html><html lang="en"><title>App</title><h1>The app at ${new URL(request.url ?? "/", "http://app").pathname}</h1>`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await use({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

const HOSTILE = [
  "https://evil.test/",
  "//evil.test/",
  "/\\evil.test/",
  "\\\\evil.test/",
  "https:evil.test",
  "https:/evil.test",
  "javascript:alert(document.domain)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "/\t/evil.test/",
  "\t//evil.test/",
  "https://localhost@evil.test/",
  "https://localhost.evil.test/",
  "https://evil.test#@localhost/",
  "https://evil.test?localhost",
  "ftp://localhost/",
  "http://[::ffff:203.0.113.9]/",
  "http://3405803785/",
  "https://evil.test%2f@localhost/",
];

test.describe("apps that send people here", () => {
  test("get them back after sign-in, at the place they came from", JOURNEY, async ({ page, person, app, settings }) => {
    await settings.change({ allowed_origins: [app.origin] });
    await signIn(page, person, `/sign-in?redirect_url=${encodeURIComponent(`${app.origin}/basket?item=1#pay`)}`);
    await expect(page).toHaveURL(`${app.origin}/basket?item=1#pay`);
    await expectPage(page, "The app at /basket");
  });

  test("get them back after sign-up, also by way of the sign-in page", JOURNEY, async ({ page, app, settings, messages }) => {
    await settings.change({ allowed_origins: [app.origin] });
    const email = newEmailAddress();
    await page.goto(`/sign-in?redirect_url=${encodeURIComponent(`${app.origin}/welcome`)}`);
    await page.getByRole("link", { name: "Create an account" }).click();
    await expectPage(page, "Create your account");
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expectPage(page, "Confirm your email address");
    await enterCode(page, codeIn(await messages.next(email)));
    await expectPage(page, "The app at /welcome");
  });

  test("get them at once when they are signed in already and say so", JOURNEY, async ({ page, signedIn, app, settings }) => {
    await settings.change({ allowed_origins: [app.origin] });
    await page.goto(`/sign-in?redirect_url=${encodeURIComponent(`${app.origin}/again`)}`);
    await page.getByRole("button", { name: signedIn.name }).click();
    await expectPage(page, "The app at /again");
  });

  test("get them back after sign-out", JOURNEY, async ({ page, signedIn: _signedIn, app, settings }) => {
    await settings.change({ allowed_origins: [app.origin] });
    await page.goto(`/sign-out?redirect_url=${encodeURIComponent(`${app.origin}/bye`)}`);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expectPage(page, "The app at /bye");
  });

  test("that are not allowed get nobody, and the person is told", JOURNEY, async ({ page, person }) => {
    await page.goto(`/sign-in?redirect_url=${encodeURIComponent("https://evil.test/")}`);
    await expect(page.getByText("The page that you came from is not one that we may send you back to.")).toBeVisible();
    await signIn(page, person, `/sign-in?redirect_url=${encodeURIComponent("https://evil.test/")}`);
    await expectPage(page, "Profile");
  });

  test("an address that somebody disguised leads nowhere else", async ({ page, person, site }) => {
    await signIn(page, person);
    await expectPage(page, "Profile");
    for (const target of HOSTILE) {
      for (const path of ["/sign-in", "/sign-up", "/sign-in/choose", "/sign-out", "/user/reverify", "/"]) {
        const name = path === "/user/reverify" ? "return_to" : "redirect_url";
        const answer = await page.request.get(`${path}?${name}=${encodeURIComponent(target)}`, { maxRedirects: 0 });
        const location = answer.headers().location;
        if (location !== undefined) expect(new URL(location, site.origin).origin, `${path} with ${JSON.stringify(target)}`).toBe(site.origin);
        expect(answer.status(), `${path} with ${JSON.stringify(target)}`).toBeLessThan(500);
      }
    }
  });

  test("a disguised address is refused at the end of a sign-in, too", JOURNEY, async ({ page, person, site }) => {
    for (const target of ["//evil.test/", "javascript:alert(1)", "https://localhost@evil.test/"]) {
      await page.context().clearCookies();
      await signIn(page, person, `/sign-in?redirect_url=${encodeURIComponent(target)}`);
      await expectPage(page, "Profile");
      expect(new URL(page.url()).origin).toBe(site.origin);
    }
  });

  test("a deep link into the account survives the sign-in", JOURNEY, async ({ page, person }) => {
    await page.goto("/user/security?edit=password");
    await expectPage(page, /^Sign in/);
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(person.email);
    await page.getByRole("button", { name: "Continue" }).click();
    await enterPassword(page, person.password);
    await expectPage(page, "Security");
    await expect(page.getByRole("textbox", { name: "Current password" })).toBeVisible();
  });

  test("a sign-up begun at the plain address ends at the account", async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    await enterCode(page, codeIn(await messages.next(email)));
    await expect(page).toHaveURL(/\/user(\?|$)/);
  });
});
