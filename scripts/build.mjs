// npm run build: the production build into .next. `npm start` calls it when the build is missing or older than the source.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./build/bundle.mjs";
import { withBuildLock } from "./build/lock.mjs";
import { run } from "./build/run.mjs";
import { buildSdk } from "./build/sdk.mjs";
import { fileHash, sourceHash } from "./build/source-hash.mjs";

/** What the browser SDK is made from. */
const SDK_SOURCES = ["lib/sdk", "lib/appearance", "scripts/build", "package-lock.json"];

/** Where the parts of a build live. Next clears .next when it builds, but for .next/cache. */
function places(root) {
  return {
    // Not in .next: what is imported from there before the build makes Node remember that .next has no package.json of its
    // own, and then take the pages for ES modules.
    cache: join(root, "node_modules", ".cache", "gatehouse"),
    server: join(root, ".next", "gatehouse", "server.mjs"),
    stamp: join(root, ".next", "gatehouse", "source-hash"),
    client: join(root, "lib", "generated", "prisma", "client.ts"),
    clientStamp: join(root, "lib", "generated", "schema-hash"),
  };
}

/**
 * See that the server can be imported, and say where it is.
 *
 * @param {{ root: string, dev: boolean }} options
 * @returns {Promise<string>} path of the server's module
 */
export async function prepareServer({ root, dev }) {
  if (dev) {
    const server = join(places(root).cache, "server-dev.mjs");
    await withBuildLock(root, async (onChild) => {
      await generateClient(root, onChild);
      await makeSdk(root, dirname(server));
      await bundle(root, "server/main.ts", server);
    });
    return server;
  }
  if (!isCurrent(root)) {
    await preflight(root);
    await build(root);
  }
  return places(root).server;
}

/** @param {string} root */
export async function build(root) {
  await withBuildLock(root, async (onChild) => {
    // Another start may have built while this one waited.
    if (isCurrent(root)) return;
    const hash = sourceHash(root);
    const { server, stamp } = places(root);
    rmSync(stamp, { force: true });
    await generateClient(root, onChild);
    await step("Building the pages", () => run(root, ["node_modules/next/dist/bin/next", "build"], onChild));
    await makeSdk(root, dirname(server));
    await step("Building the server", () => bundle(root, "server/main.ts", server));
    // Written last, and only for the source that was built: whatever failed or changed meanwhile is built again.
    write(stamp, hash);
  });
}

function isCurrent(root) {
  const { server, stamp } = places(root);
  return existsSync(server) && existsSync(join(root, ".next", "BUILD_ID")) && existsSync(places(root).client) && read(stamp) === sourceHash(root);
}

/** Nobody should wait for a build to hear that the port is taken. */
async function preflight(root) {
  const check = join(places(root).cache, "preflight.mjs");
  await bundle(root, "server/preflight.ts", check);
  await (await import(pathToFileURL(check).href)).preflight();
}

async function generateClient(root, onChild) {
  const { client, clientStamp } = places(root);
  const hash = fileHash(join(root, "prisma", "schema.prisma"), join(root, "node_modules", "prisma", "package.json"));
  if (existsSync(client) && read(clientStamp) === hash) return;
  await step("Generating the database client", () => run(root, ["node_modules/prisma/build/index.js", "generate"], onChild));
  write(clientStamp, hash);
}

/** Beside the server, which looks for it there. */
async function makeSdk(root, folder) {
  const sdk = join(folder, "sdk");
  const hash = sourceHash(root, SDK_SOURCES);
  if (read(join(sdk, "source-hash")) === hash) return;
  await step("Building the browser SDK", () => buildSdk(root, sdk));
  write(join(sdk, "source-hash"), hash);
}

async function step(name, work) {
  const startedAt = performance.now();
  process.stdout.write(`${name} …`);
  try {
    const told = await work();
    process.stdout.write(` ${((performance.now() - startedAt) / 1000).toFixed(1)} s${told ? ` (${told})` : ""}\n`);
  } catch (error) {
    process.stdout.write(" failed\n");
    throw error;
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.NODE_ENV = "production";
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    await build(root);
  } catch (error) {
    console.error(error.name === "BuildError" ? error.message : error);
    process.exit(1);
  }
}
