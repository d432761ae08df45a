import { startAppServer, type AppServer } from "../support/app-server";
import { test as base } from "../support/test";
import { openApp, type App } from "./app";

/** Tests of what apps do with an SDK in a browser. */
export const test = base.extend<{ app: App }, { appServer: AppServer }>({
  appServer: [
    async ({}, use) => {
      const server = await startAppServer();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  app: async ({ page, site, appServer }, use) => use(openApp(page, appServer, site.origin)),
});

export { expect } from "@playwright/test";
