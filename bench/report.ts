import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/** One line of the table. `reached` is null where no aim was set. */
export type Row = { what: string; aim: string; measured: string; base: string; ratio: string; reached: boolean | null };

export type Report = {
  rows: readonly Row[];
  users: number;
  seconds: number;
  rounds: number;
  postgres: string;
  /** Of the system before the measurements, over one, five and fifteen minutes. */
  loadBefore: readonly number[];
  startedAt: Date;
};

const HEAD = ["", "Aim", "Measured", "Against", "Ratio", "Reached"];

/** The table as Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, aim, measured, base, ratio, reached }) => [what, aim, measured, base, ratio, reached === null ? "" : reached ? "yes" : "**no**"]);
  return [HEAD, HEAD.map((_, index) => (index === 0 || index === 5 ? "---" : "---:")), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The same for a terminal. */
export function terminalTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(({ what, aim, measured, base, ratio, reached }) => [what, aim, measured, base, ratio, reached === null ? "" : reached ? "yes" : "no"])].map((cells) => cells.map((cell) => cell.replaceAll("`", "")));
  const widths = HEAD.map((_, index) => Math.max(...lines.map((cells) => (cells[index] ?? "").length)));
  return lines.map((cells) => cells.map((cell, index) => (index === 0 || index === 5 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join("  ")).join("\n");
}

/** What bench/RESULTS.md holds: the table, the machine and how it was measured. */
export function document(report: Report): string {
  const { rows, users, seconds, rounds, postgres, loadBefore, startedAt } = report;
  const load = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(", ");
  return `# Measurements

Written by \`npm run bench\`. Ratios compare numbers of one run on one machine; absolute numbers are that machine's.

${table(rows)}

- Date: ${startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC; source: ${commit()}
- Machine: ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory
- Node.js ${process.versions.node}, PostgreSQL ${postgres} (the embedded one, with its defaults: every commit is flushed)
- Load of the machine before (1, 5, 15 min): ${load(loadBefore)}; after: ${load(loadavg())}

## How

- ${users.toLocaleString("en")} people from \`npm run seed\`; its rate counts the whole command, from the empty database with its indexes to the analyzed one.
- One portal process, started with \`node scripts/start.mjs\`, with its log at \`info\`. Rate limits are switched off in the instance's settings, since all load comes from one address; everything else is as shipped.
- The load comes from the same machine (autocannon, connections kept), so it shares the cores with what it measures, on both sides of each ratio. Every answer must be 2xx and its body must hold what was asked for, else the run fails.
- What is measured and what it is measured against take turns: ${rounds} rounds of ${seconds} s each after a warm-up; the table shows the median round and its median latency.
- The empty Next app (\`bench/empty-app\`) is built with the same Next and served by \`next start\`. The bare hash server (\`bench/bare-hash-server.mjs\`) is \`node:http\` and one \`@node-rs/argon2\` verification of the same digest for each request.
- The bare API server (\`bench/bare-api-server.mjs\`) is \`node:http\`, one prepared question to the same database and one RS256 signature for each request. The portal signs one token a session and second, and gives it again to whoever asks in the same second; the bare server signs each time.
- People's requests carry the cookies of 64 people who signed in through the API; callers begin at different people.
- The Backend API's questions are asked by one caller, one after the other, in turns with the bare query, which brings the same people's rows and addresses over one connection; 300 times each after a warm-up. Where a page lies far down the list, the very first question finds the place; it is told beside the others.
- The import is the whole command on a file of JSON lines, its dry run included; COPY writes the very rows that it wrote into another database with the same indexes, without looking at keys between tables.
- First-load JavaScript: every script that the page names when it comes from the server, each compressed with gzip.
- Start: \`npm start\` on the built tree until \`/sign-in\` answers, median of three; “first” makes the database, “later” finds one.
- Memory: resident set of the portal's process; for PostgreSQL the proportional set of all its processes (shared pages counted once).
`;
}

function commit(): string {
  try {
    const git = (...parameters: string[]) => execFileSync("git", parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return `commit ${git("rev-parse", "--short=12", "HEAD")}${git("status", "--porcelain", "--", ".", ":!bench/RESULTS.md") === "" ? "" : " and changes that were not committed"}`;
  } catch {
    return "not a git checkout";
  }
}
