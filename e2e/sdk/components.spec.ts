import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Clerk } from "@/lib/sdk";
import { dress } from "../support/looks";
import { codeIn } from "../support/messages";
import { createPerson, newEmailAddress, PASSWORD, signInOn, type Person } from "../support/people";
import { enterCode, naming } from "../support/steps";
import { OURS } from "./app";
import { expect, test } from "./test";

/** WCAG 2.2 A and AA. The page around a component is the app's. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

test.describe("what our SDK draws into an app's page", () => {
  test("a sign-in: a wrong password is said at its field, the right one lets in", async ({ app, page, person }) => {
    await app.open(OURS);
    await app.run((clerk) => clerk.mountSignIn(document.querySelector<HTMLElement>("#app")!), null);
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(person.email);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Continue" }).click();
    const password = page.getByRole("textbox", { name: "Password", exact: true });
    await password.fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(password).toHaveAccessibleDescription(/That is not the right password/);
    await expect(password).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await password.fill(PASSWORD);
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Sign in", exact: true }).click()]);
    expect(await signedInUser(page)).toBe(person.id);
  });

  test("a sign-in with a new password for whoever forgot theirs", async ({ app, page, messages, person }) => {
    await app.open(OURS);
    await app.run((clerk) => clerk.mountSignIn(document.querySelector<HTMLElement>("#app")!), null);
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(person.email);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Forgot password?" }).click();
    await page.getByRole("button", { name: "Send" }).click();
    await enterCode(page, codeIn(await messages.next(person.email)));
    await page.getByRole("textbox", { name: "New password" }).fill("marble-kettle-anthem-91");
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Save and sign in" }).click()]);
    expect(await signedInUser(page)).toBe(person.id);
  });

  test("a sign-up with a code by mail", async ({ app, page, messages }) => {
    await app.open(OURS);
    await app.run((clerk) => clerk.mountSignUp(document.querySelector<HTMLElement>("#app")!), null);
    const email = newEmailAddress();
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "Confirm your email address" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const arrived = page.waitForEvent("load");
    await enterCode(page, codeIn(await messages.next(email)));
    await arrived;
    await page.evaluate(() => window.loaded);
    expect(await app.run((clerk) => clerk.user?.primaryEmailAddress?.emailAddress, null)).toBe(email);
  });

  test("the account: a name is changed, an address added, another device signed out", async ({ app, page, context, otherPage, site, messages, person }) => {
    await signInOn(context, site.origin, person);
    await signInOn(otherPage.context(), site.origin, person);
    await app.open(OURS);
    await app.run((clerk) => clerk.mountUserProfile(document.querySelector<HTMLElement>("#app")!), null);
    await page.getByRole("button", { name: "Change the name" }).click();
    await page.getByRole("textbox", { name: "First name" }).fill("Augusta");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your name was saved.").last()).toBeVisible();
    expect(await app.run((clerk) => clerk.user!.fullName, null)).toBe("Augusta Lovelace");

    const address = newEmailAddress();
    await page.getByRole("button", { name: "Add email address" }).click();
    await page.getByRole("textbox", { name: "Email address" }).fill(address);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await enterCode(page, codeIn(await messages.next(address)));
    await expect(page.getByText("The email address is verified.").last()).toBeVisible();

    await page.getByRole("button", { name: "Security" }).click();
    await expect(page.getByText("This device")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: naming("Sign out", "Chrome") }).click();
    await expect(page.getByText("The device was signed out.").last()).toBeVisible();
    await otherPage.goto(`${site.origin}/user`);
    await expect(otherPage.getByRole("heading", { level: 1, name: /^Sign in/ })).toBeVisible();
  });

  test("a button: it switches between the people of this browser, and signs out", async ({ app, page, context, site }) => {
    const grace = await createPerson({ firstName: "Grace", lastName: "Hopper" });
    const ada = await createPerson();
    for (const person of [grace, ada]) await signInOn(context, site.origin, person);
    await app.open(OURS);
    await app.run((clerk) => clerk.mountUserButton(document.querySelector<HTMLElement>("#app")!, { showName: true }), null);
    const button = page.locator("#app").getByRole("button", { name: /Ada Lovelace/ });
    await button.click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: naming("Switch to", "Grace Hopper") }).click();
    await expect(page.locator("#app").getByRole("button", { name: /Grace Hopper/ })).toBeVisible();
    expect(await app.run((clerk) => clerk.user!.id, null)).toBe(grace.id);
    await page.locator("#app").getByRole("button", { name: /Grace Hopper/ }).click();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Sign out", exact: true }).click()]);
    expect(await signedInUser(page)).not.toBe(grace.id);
  });
});

/** What axe finds, in both themes. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  const ink = new Set<string>();
  for (const theme of ["light", "dark"] as const) {
    await dress(page, { theme });
    ink.add(await page.locator("#app > *").evaluate((component) => getComputedStyle(component).color));
    const { violations: wrong } = await new AxeBuilder({ page }).include("#app").withTags(TAGS).analyze();
    found.push(...wrong.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${theme}, ${id}: ${help}\n  ${html}\n  ${failureSummary ?? ""}`)));
  }
  expect(ink.size, "components follow the page's theme").toBe(2);
  return found;
}

async function signedInUser(page: Page): Promise<Person["id"] | undefined> {
  return page.evaluate(async () => {
    await window.loaded;
    return (window.Clerk as Clerk).user?.id;
  });
}
