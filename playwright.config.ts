import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.mjs";

const SECOND = 1000;

/** The pages are tested as they are served: on the production build, with a database, a mail server and portals of their own. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/pages",
  globalSetup: "./e2e/support/global-setup.ts",
  // Each worker has a site of its own and runs one test after the other on it, so tests may change what is the site's.
  workers: 2,
  fullyParallel: true,
  timeout: 90 * SECOND,
  expect: { timeout: 20 * SECOND },
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 2 : 0,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    // A colour that is still on its way from one theme to the other has no contrast to speak of.
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 20 * SECOND,
    navigationTimeout: 30 * SECOND,
    // Recording costs as much as the journeys themselves.
    trace: process.env.CI ? "off" : "retain-on-failure",
    launchOptions: {
      executablePath: await findChromium(),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
  projects: [
    { name: "with scripts", use: { javaScriptEnabled: true } },
    // What a person must be able to do in a browser that runs no scripts: see `journey` in e2e/support/test.ts.
    { name: "without scripts", grep: /@journey/, use: { javaScriptEnabled: false } },
  ],
});
