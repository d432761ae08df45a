import { test as base, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { changeSettings, resetSettings, type SettingsChange } from "./instance-settings";
import type { Messages } from "./messages";
import { createPerson, signInOn, type Person } from "./people";
import { withSite, type Site } from "./site";

type WorkerFixtures = { site: Site };

type TestFixtures = {
  /** Mails and text messages of the site. */
  messages: Messages;
  /** Somebody with an account: a verified address, a name and a password. */
  person: Person;
  /** The same person, signed in on `page`. */
  signedIn: Person;
  /** A second browser, which knows nothing of the first. */
  otherPage: Page;
  /** Change the instance's settings for this test. */
  settings: { change: (change: SettingsChange) => Promise<void> };
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [async ({}, use) => withSite(use), { scope: "worker", timeout: 180_000 }],
  baseURL: async ({ site }, use) => use(site.origin),
  messages: async ({ site }, use) => use(site.messages),
  person: async ({ site: _site }, use) => use(await createPerson()),
  signedIn: async ({ site, context, person }, use) => {
    await signInOn(context, site.origin, person);
    await use(person);
  },
  otherPage: async ({ browser, contextOptions }, use) => {
    const context = await otherBrowser(browser, contextOptions);
    await use(await context.newPage());
    await context.close();
  },
  settings: async ({ site: _site }, use) => {
    let changed = false;
    const change = (wanted: SettingsChange) => {
      changed = true;
      return changeSettings(wanted);
    };
    await use({ change });
    if (changed) await resetSettings();
  },
});

export { expect } from "@playwright/test";

/** A test of something that a person must be able to do with scripts and without: it runs in both kinds of browser. */
export const JOURNEY = { tag: "@journey" };

/** A browser of its own: another device, as far as the portal can tell. */
export function otherBrowser(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}): Promise<BrowserContext> {
  return browser.newContext(options);
}
