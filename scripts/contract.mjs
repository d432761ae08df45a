// npm run contract: run the API's tests, and tell how many of the published operations they answer, and how many of the
// answers fit what is published of them.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the tests write down each answer that they held against its description. */
export const COUNTS = join(root, "test-results", "contract.jsonl");

const APIS = [
  { name: "Frontend API", file: "frontend-operations.txt" },
  { name: "Backend API", file: "backend-operations.txt" },
];

/** @returns {{ lines: string[], missing: string[] }} the counts, and the operations that no test has asked */
export function contractSummary() {
  const answers = existsSync(COUNTS) ? readFileSync(COUNTS, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : [];
  const asked = new Set(answers.map(({ name }) => name));
  const apis = APIS.map(({ name, file }) => {
    const inScope = readFileSync(join(root, "e2e/api/published", file), "utf8").trim().split("\n").map((line) => line.replace(/\{\w+\}/g, "{}"));
    return { name, inScope, missing: inScope.filter((operation) => !asked.has(operation)) };
  });
  const published = answers.filter(({ isPublished }) => isPublished);
  const fitting = published.filter(({ fits }) => fits);
  return {
    missing: apis.flatMap(({ missing }) => missing),
    lines: [
      ...apis.map(({ name, inScope, missing }) => `${name}: ${inScope.length - missing.length} of ${inScope.length} operations in scope were asked`),
      `${fitting.length} of ${published.length} answers fit their published description; of ${answers.length - published.length} more nothing is published for their status`,
    ],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(COUNTS, { force: true });
  mkdirSync(dirname(COUNTS), { recursive: true });
  const child = spawn(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "e2e/api"], { cwd: root, stdio: "inherit", env: { ...process.env, CONTRACT_COUNTS: COUNTS } });
  child.once("close", (code) => {
    const { lines, missing } = contractSummary();
    console.log(`\n${lines.join("\n")}`);
    if (missing.length > 0) console.log(`Not asked:\n  ${missing.join("\n  ")}`);
    process.exitCode = code ?? 1;
  });
}
