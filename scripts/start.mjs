// npm start: build what is missing or outdated, then serve, in one process. With --dev: Next's developer's loop.
//
// Plain JavaScript, and nothing imported before the version check: this file must run, and explain itself, everywhere.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dev = process.argv.includes("--dev");

try {
  requireNodeVersion();
  process.chdir(root);
  process.env.NODE_ENV = dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // What packages will drop one day is for whoever updates them, not for the operator's terminal.
  process.noDeprecation = !dev;
  loadEnvironmentFile();
  const { prepareServer } = await import("./build.mjs");
  const server = await prepareServer({ root, dev });
  const { main } = await import(pathToFileURL(server).href);
  await main({ dev });
} catch (error) {
  explain(error);
  process.exit(1);
}

function requireNodeVersion() {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [major, minor] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= (minor ?? 0))) return;
  throw Object.assign(new Error(`Gatehouse needs Node.js ${major}.${minor ?? 0} or newer, and this is ${process.versions.node}.`), { name: "StartError" });
}

/** Variables of the environment win over the file's. */
function loadEnvironmentFile() {
  try {
    process.loadEnvFile?.(join(root, ".env"));
  } catch (error) {
    if (error.code !== "ENOENT") throw Object.assign(new Error(`The file ${join(root, ".env")} cannot be read (${error.code}).`), { name: "StartError" });
  }
}

/** The errors that are meant for the operator are sentences; a stack would only hide them. */
function explain(error) {
  const isForOperator = ["StartError", "MigrationError", "EnvironmentError", "BuildError"].includes(error?.name);
  if (isForOperator) for (const sentence of error.message.split("\n")) console.error(`Gatehouse cannot start: ${sentence}`);
  if (!isForOperator || process.env.LOG_LEVEL === "debug") console.error(error);
}
