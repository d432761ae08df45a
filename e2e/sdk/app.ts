import { expect, type Page } from "@playwright/test";
import { publishableKeyOf } from "@/lib/instance/publishable-key";
import type { Clerk } from "@/lib/sdk";
import type { AppServer } from "../support/app-server";

/** A browser SDK, by where a portal serves it. */
export type Sdk = { name: string; script: string; version: RegExp };

export const OURS: Sdk = { name: "our SDK", script: "/npm/@clerk/clerk-js@latest/dist/clerk.browser.js", version: /^0\./ };
export const PUBLISHED: Sdk = { name: "the published SDK", script: "/npm/@clerk/clerk-js@6/dist/clerk.browser.js", version: /^6\./ };

/** What must do the same against this portal. */
export const SDKS = [OURS, PUBLISHED];

/** What a portal refused, as an app sees it. */
export type Refusal = { status: number; errors: { code: string; message: string; longMessage?: string; paramName?: string }[] };

declare global {
  interface Window {
    /** For a test, in the app's page: what `work` was refused with. */
    refusalOf: (work: Promise<unknown>) => Promise<Refusal>;
    /** Done when the SDK is. */
    loaded: Promise<void>;
  }
}

/** Somebody's app in a browser: a page of another origin that uses the portal through an SDK. */
export type App = {
  origin: string;
  /** Open the app's page anew, and wait until the SDK is loaded; with the published SDK's components where they are wanted. */
  open: (sdk: Sdk, options?: { components?: boolean }) => Promise<void>;
  /** Run something in the page, as a script of the app does. */
  run: <Given, Result>(work: (clerk: Clerk, given: Given) => Result | Promise<Result>, given: Given) => Promise<Result>;
};

/** An app on `server` that uses a portal, in a page of a browser. */
export function openApp(page: Page, server: AppServer, portal: string): App {
  const open: App["open"] = async (sdk, { components = false } = {}) => {
    server.put("/", appPage(portal, sdk, components));
    await page.goto(server.origin);
    await page.evaluate(() => window.loaded);
    expect(await page.evaluate(() => window.Clerk?.version)).toMatch(sdk.version);
  };
  const run: App["run"] = async (work, given) => {
    const clerk = await page.evaluateHandle(() => window.Clerk as Clerk);
    // The types would follow each argument through JSON; these come through as they are.
    return clerk.evaluate(work as never, given as never);
  };
  return { origin: server.origin, open, run };
}

function appPage(portal: string, { script }: Sdk, components: boolean): string {
  const componentsScript = `<script crossorigin="anonymous" src="${portal}/npm/@clerk/ui@1/dist/ui.browser.js"></script>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>An app</title>
    <style>
      body { background: Canvas; color: CanvasText; }
    </style>
    ${components ? componentsScript : ""}
    <script
      async
      crossorigin="anonymous"
      data-clerk-publishable-key="${publishableKeyOf(portal)}"
      data-clerk-proxy-url="${portal}"
      src="${portal}${script}"
    ></script>
    <script>
      window.refusalOf = async (work) => {
        try {
          await work;
        } catch (error) {
          if (!Array.isArray(error.errors)) throw error;
          const errors = error.errors.map(({ code, message, longMessage, meta }) => ({ code, message, longMessage, paramName: meta?.paramName }));
          return { status: error.status, errors };
        }
        throw new Error("It was not refused.");
      };
      window.loaded = new Promise((resolve) => window.addEventListener("load", () => resolve(Clerk.load({ telemetry: false, ui: window.__internal_ClerkUICtor && { ClerkUI: window.__internal_ClerkUICtor } }))));
    </script>
  </head>
  <body>
    <main id="app"></main>
  </body>
</html>
`;
}
