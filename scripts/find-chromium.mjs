// Finds a Chromium for the tests of the pages, and installs one where there is none.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPLICATIONS = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * The path of a Chromium that can be started: `CHROMIUM_PATH`, the system's, or the one that Playwright installed.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which is not a program that can be started.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onSystem = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const { chromium } = await import("@playwright/test");
  return [...onSystem, ...MAC_APPLICATIONS, chromium.executablePath()].find(isProgram);
}

/**
 * Find a Chromium, or install one: from Debian's packages where that is possible, else through Playwright.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log("No Chromium was found (PATH, CHROMIUM_PATH); installing one.");
  const installed = installFromDebian() || run("npx", ["playwright", "install", "--with-deps", "chromium"]) || run("npx", ["playwright", "install", "chromium"]);
  const path = installed ? await findChromium() : undefined;
  if (!path) throw new Error("There is no Chromium and none could be installed. Install one and name it in CHROMIUM_PATH.");
  return path;
}

function installFromDebian() {
  if (process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update"], env);
  return run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], env);
}

function run(command, parameters, env = process.env) {
  return spawnSync(command, parameters, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
