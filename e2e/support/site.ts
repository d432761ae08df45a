import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnect } from "@/lib/db/client";
import { loadEnvironment } from "@/lib/env";
import { receiveMessages, type Messages } from "./messages";
import { startPortal, type PortalProcess } from "./portal-process";
import { databaseUrl, dropDatabase, makeDatabase } from "./postgres";

/** The administrator whom the environment of every tested portal names. */
export const ADMINISTRATOR = { email: "owner@gatehouse.test", password: "ferry-lantern-orbit-42" };

/** One installation: a database, a portal on it, and where its messages arrive. Each worker has one to itself. */
export type Site = {
  origin: string;
  messages: Messages;
  portal: PortalProcess;
  /** Another portal on the same database, as behind a load balancer: both are known by the first one's address. */
  startSecondPortal: (environment?: Record<string, string>) => Promise<PortalProcess>;
};

/** Set up an installation, and take it down afterwards. */
export async function withSite(use: (site: Site) => Promise<void>): Promise<void> {
  const { E2E_SERVER_URL: serverUrl, E2E_TEMPLATE: template } = process.env;
  if (!serverUrl || !template) throw new Error("The global set-up has not run.");
  const name = `e2e_${randomBytes(6).toString("hex")}`;
  const dataDirectory = mkdtempSync(join(tmpdir(), "gatehouse-e2e-"));
  await makeDatabase(serverUrl, name, template);
  const messages = await receiveMessages();
  const environment = {
    ...messages.environment,
    DATABASE_URL: databaseUrl(serverUrl, name),
    DATABASE_POOL_SIZE: "8",
    DATA_DIR: dataDirectory,
    ENCRYPTION_KEY: randomBytes(32).toString("hex"),
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  };
  const portal = await startPortal(environment);
  const portals = [portal];
  const startSecondPortal = async (more: Record<string, string> = {}) => {
    const second = await startPortal({ ...environment, PORTAL_URL: portal.origin, ...more });
    portals.push(second);
    return second;
  };
  callOperationsOn({ ...environment, PORTAL_URL: portal.origin });
  try {
    await use({ origin: portal.origin, messages, portal, startSecondPortal });
  } finally {
    await disconnect();
    for (const each of portals) await each.stop();
    await messages.close();
    await dropDatabase(serverUrl, name);
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

/** Let this process call the portal's operations on the site's database: what is not under test is set up by them. */
function callOperationsOn(environment: Record<string, string>): void {
  Object.assign(process.env, environment, { LOG_LEVEL: "silent" });
  loadEnvironment();
}
