// npm test: every check there is, each under a heading with its time, and one line at the end: `N passed, N failed`.
//
// The parts can be named to run only some of them: `npm test -- vitest playwright`. CI runs all.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileHash } from "./build/source-hash.mjs";
import { contractSummary, COUNTS } from "./contract.mjs";
import { ensureChromium } from "./find-chromium.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, "test-results");
const parts = { prepare, eslint, tsc, vitest, build, playwright };

/** @typedef {{ passed: number, failed: number }} Count */

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
const names = chosen(process.argv.slice(2));
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = [];
for (const name of names) counts.push(await timed(name));
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function chosen(given) {
  const unknown = given.find((name) => !Object.hasOwn(parts, name));
  if (unknown === undefined) return given.length > 0 ? given : Object.keys(parts);
  console.error(`There is no part “${unknown}”. The parts: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

/** @returns {Promise<Count>} */
async function timed(name) {
  const startedAt = performance.now();
  console.log(`\n── ${name} ${"─".repeat(Math.max(2, 76 - name.length))}`);
  const count = await parts[name]().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
  return count;
}

/** What later parts read: the database client and Next's types for routes. Nothing is tested here. */
async function prepare() {
  const stamp = join(root, "lib/generated/schema-hash");
  const current = existsSync(stamp) && readFileSync(stamp, "utf8") === fileHash("prisma/schema.prisma", "node_modules/prisma/package.json");
  const generated = current || (await node("node_modules/prisma/build/index.js", ["generate"]));
  const typed = await node("node_modules/next/dist/bin/next", ["typegen"]);
  return { passed: 0, failed: Number(!generated) + Number(!typed) };
}

/** One test: no error and no warning. */
async function eslint() {
  return one(await node("node_modules/eslint/bin/eslint.js", [".", "--max-warnings=0"]));
}

/** One test: the types fit. */
async function tsc() {
  return one(await node("node_modules/typescript/bin/tsc", ["--noEmit"]));
}

async function vitest() {
  const report = join(results, "vitest.json");
  process.env.CONTRACT_COUNTS = COUNTS;
  const ok = await node("node_modules/vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  for (const line of contractSummary().lines) console.log(line);
  const { numPassedTests, testResults } = read(report);
  // A file that cannot even be loaded has no failed test in it.
  const failed = testResults.reduce((sum, file) => {
    const tests = file.assertionResults.filter(({ status }) => status === "failed").length;
    return sum + (file.status === "failed" ? Math.max(1, tests) : tests);
  }, 0);
  return { passed: numPassedTests, failed: ok ? failed : Math.max(1, failed) };
}

/** The production build, which the pages are tested on. */
async function build() {
  return one(await node("scripts/build.mjs"));
}

async function playwright() {
  const report = join(results, "playwright.json");
  const env = { ...process.env, CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const ok = await node("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], env);
  const { stats, errors } = read(report);
  const failed = stats.unexpected + errors.length;
  // On a busy machine a browser may be late once. Whoever reads this should know when it was.
  if (stats.flaky > 0) console.log(`${stats.flaky} of the tests passed only when they were tried again; the list above names them.`);
  return { passed: stats.expected + stats.flaky, failed: ok ? failed : Math.max(1, failed) };
}

function one(ok) {
  return { passed: Number(ok), failed: Number(!ok) };
}

function read(path) {
  if (!existsSync(path)) throw new Error(`${path} was not written: the run ended before its report.`);
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * Run a program of ours with this Node, its output shown as it comes.
 *
 * @returns {Promise<boolean>} whether it ended well
 */
function node(script, parameters = [], env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...parameters], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}
