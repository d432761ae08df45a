import { fileURLToPath } from "node:url";
import { build } from "../../scripts/build.mjs";
import { startTestServer } from "./postgres";

/** Playwright's global set-up: the production build, and one PostgreSQL that every worker makes its databases on. */
export default async function setup(): Promise<() => Promise<void>> {
  await build(fileURLToPath(new URL("../..", import.meta.url)));
  const server = await startTestServer();
  // Workers are processes of their own and inherit the environment.
  process.env.E2E_SERVER_URL = server.url;
  process.env.E2E_TEMPLATE = server.template;
  return server.stop;
}
