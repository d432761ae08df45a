import { expect, type Page } from "@playwright/test";

/** How long a page needs to send by itself what is complete, once its scripts run. */
const SENDS_ITSELF_WITHIN_MS = 3_000;

/** What a person is called by on the page, whatever marks of direction stand around the identifier. */
export function naming(words: string, identifier = ""): RegExp {
  return new RegExp(`${escaped(words)}.*${escaped(identifier)}`);
}

/** Open the page of a heading, and wait until it stands there. */
export async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

/** What the page says was done. */
export async function expectDone(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
}

/** What the page says went wrong. */
export async function expectProblem(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
}

/** Fill in a code. With scripts a complete one is sent by itself, otherwise the button beside the field is pressed. */
export async function enterCode(page: Page, code: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Code" });
  const form = page.locator("form").filter({ has: field });
  await field.fill(code);
  const waits = () => field.evaluateAll((inputs, typed) => inputs.some((input) => input instanceof HTMLInputElement && input.value === typed && !input.form?.hasAttribute("aria-busy")), code);
  if (await runsScripts(page)) {
    // A page whose scripts were not there yet when the code was typed leaves it to the person.
    const sent = await expect.poll(waits, { timeout: SENDS_ITSELF_WITHIN_MS }).toBe(false).then(
      () => true,
      () => false,
    );
    if (sent) return;
  }
  await form.getByRole("button").click();
}

/** Whether the browser runs the page's scripts. */
export function runsScripts(page: Page): Promise<boolean> {
  return page.evaluate(() => !matchMedia("(scripting: none)").matches);
}

/** In the browser that asked for a link, after it was confirmed in another one: it goes on by itself, or when the person looks again. */
export async function goOnAfterLink(page: Page): Promise<void> {
  if (await runsScripts(page)) return;
  await page.reload();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Fill in the sign-up form of a fresh instance. */
export async function signUp(page: Page, { email, password }: { email: string; password: string }, path = "/sign-up"): Promise<void> {
  await page.goto(path);
  await page.getByRole("textbox", { name: "Email address" }).fill(email);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** Say who signs in. */
export async function identify(page: Page, identifier: string, path = "/sign-in"): Promise<void> {
  await page.goto(path);
  await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(identifier);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Type the password on the page that asks for it. */
export async function enterPassword(page: Page, password: string): Promise<void> {
  await expectPage(page, "Enter your password");
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Sign in with a password, as a person does. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }, path = "/sign-in"): Promise<void> {
  await identify(page, email, path);
  await enterPassword(page, password);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
