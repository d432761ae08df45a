import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SECOND } from "@/lib/time";
import { build } from "@/scripts/build.mjs";
import { backendRows } from "./backend";
import { importRows } from "./import";
import { firstLoadBytes } from "./first-load";
import { measure, median, type Measured } from "./load";
import { proportionalBytes, residentBytes } from "./memory";
import { everybody, signIn } from "./people";
import { document, terminalTable, type Row } from "./report";
import { readSession, refreshToken, scenarios, type Scenario } from "./scenarios";
import { openSite, openSmallPortal, SECRET_KEY, startMs, type Cleanup, type Site } from "./site";

const PEOPLE = 64;
const WARM_UP_SECONDS = 2;
const SETTLE_MS = 5 * SECOND;
const MOST_JAVASCRIPT_ABOVE_EMPTY = 15 * 1024;
const MOST_START_MS = 3 * SECOND;
const LEAST_SEEDED_PER_SECOND = 10_000;
const FEW_USERS = 1_000;
const MOST_IMPORTED = 100_000;
/** What two measurements of the same differ by on a machine that does other things too. */
const LEAST_RATIO_OF_SAME = 0.9;

type Options = { users: number; seconds: number; rounds: number };

/** `npm run bench`: measure, print the table, write bench/RESULTS.md. */
async function main(): Promise<void> {
  const options = readOptions();
  const startedAt = new Date();
  const loadBefore = loadavg();
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  // PostgreSQL runs as another user when we are root, and must get through.
  chmodSync(folder, 0o755);
  const undo: (() => Promise<void>)[] = [];
  const interrupted = new Promise<never>((_, reject) => process.once("SIGINT", () => reject(new Error("Interrupted."))));
  try {
    await Promise.race([run(options, folder, (step) => void undo.push(step), startedAt, loadBefore), interrupted]);
  } finally {
    for (const step of undo.reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOptions(): Options {
  const { values } = parseArgs({ options: { users: { type: "string", default: "1000000" }, seconds: { type: "string", default: "5" }, rounds: { type: "string", default: "2" } } });
  const [users, seconds, rounds] = [Number(values.users), Number(values.seconds), Number(values.rounds)];
  if (![users, seconds, rounds].every((value) => Number.isInteger(value) && value >= 1) || users < PEOPLE) throw new Error(`--users takes a whole number from ${PEOPLE}, --seconds and --rounds from 1.`);
  return { users, seconds, rounds };
}

async function run(options: Options, folder: string, cleanup: Cleanup, startedAt: Date, loadBefore: readonly number[]): Promise<void> {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await build(process.cwd());
  const starts = await startRows(folder);
  const site = await openSite(folder, options.users, cleanup);
  const rows = [seedRow(site), ...starts, ...(await javascriptRows(site)), ...(await loadRows(site, options)), ...(await backendRows(site.servers.portal, SECRET_KEY, site.database.url, options.users)), ...(await importRows(folder, site.database.url, Math.min(options.users, MOST_IMPORTED))), ...(await scaleRows(folder, site, options, cleanup))];
  console.log(`\n${terminalTable(rows)}\n`);
  writeFileSync("bench/RESULTS.md", document({ ...options, rows, postgres: site.database.version, loadBefore, startedAt }));
  console.log("Written to bench/RESULTS.md");
}

async function startRows(folder: string): Promise<Row[]> {
  const times: { first: number; later: number }[] = [];
  for (const turn of [1, 2, 3]) {
    const dataDirectory = join(folder, `start-${turn}`);
    times.push({ first: await startMs(folder, dataDirectory), later: await startMs(folder, dataDirectory) });
  }
  const row = (what: string, ms: number): Row => ({ what, aim: "≤ 3 s", measured: `${(ms / SECOND).toFixed(2)} s`, base: "", ratio: "", reached: ms <= MOST_START_MS });
  return [row("`npm start` on a built tree, first start", median(times.map((each) => each.first))), row("`npm start` on a built tree, later start", median(times.map((each) => each.later)))];
}

function seedRow({ seedPerSecond }: Site): Row {
  return { what: "`npm run seed`", aim: "≥ 10,000 people/s", measured: `${whole(seedPerSecond)}/s`, base: "", ratio: "", reached: seedPerSecond >= LEAST_SEEDED_PER_SECOND };
}

async function javascriptRows({ servers }: Site): Promise<Row[]> {
  const [ours, empty] = [await firstLoadBytes(`${servers.portal}/sign-in`), await firstLoadBytes(`${servers.empty}/`)];
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  return [{ what: "First-load JavaScript of `/sign-in`", aim: "≤ 15 KB more", measured: kilobytes(ours), base: `${kilobytes(empty)}, an empty page of Next`, ratio: `${ours > empty ? "+" : ""}${kilobytes(ours - empty)}`, reached: ours - empty <= MOST_JAVASCRIPT_ABOVE_EMPTY }];
}

async function loadRows({ servers, portal, database }: Site, { users, seconds, rounds }: Options): Promise<Row[]> {
  await sleep(SETTLE_MS);
  const atRest = memory(portal.pid, database.pid);
  const people = await signIn(servers.portal, PEOPLE, everybody(users));
  const measurements = scenarios(servers, people, users).flatMap((scenario) => scenario.callers.map((callers) => ({ scenario, callers, ours: [] as Measured[], base: [] as Measured[] })));
  for (const { ours, base } of new Set(measurements.map(({ scenario }) => scenario))) {
    await measure(base, 16, WARM_UP_SECONDS);
    await measure(ours, 16, WARM_UP_SECONDS);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const { scenario, callers, ours, base } of measurements) {
      base.push(await measure(scenario.base, callers, seconds));
      ours.push(await measure(scenario.ours, callers, seconds));
      console.log(`Round ${round}: ${scenario.name} at ${callers}: ${whole(ours.at(-1)?.perSecond ?? 0)}/s of ${whole(base.at(-1)?.perSecond ?? 0)}/s`);
    }
  }
  await sleep(SETTLE_MS);
  const afterLoad = memory(portal.pid, database.pid);
  return [...measurements.map((each) => loadRow(each)), memoryRow("Memory at rest", atRest), memoryRow("Memory after the load", afterLoad)];
}

/** Whether a million people make slower what few people do fast. */
async function scaleRows(folder: string, site: Site, { users, seconds, rounds }: Options, cleanup: Cleanup): Promise<Row[]> {
  const small = await openSmallPortal(folder, site, FEW_USERS, cleanup);
  const [many, few] = [await signIn(site.servers.portal, PEOPLE, everybody(users)), await signIn(small, PEOPLE, everybody(FEW_USERS))];
  const loads = [
    { name: "Read the session", ours: readSession(site.servers.portal, many), base: readSession(small, few) },
    { name: "Refresh a session's token", ours: refreshToken(site.servers.portal, many), base: refreshToken(small, few) },
  ];
  const rows: Row[] = [];
  for (const { name, ours, base } of loads) {
    await measure(base, 16, WARM_UP_SECONDS);
    const measured = { ours: [] as Measured[], base: [] as Measured[] };
    for (let round = 1; round <= rounds; round += 1) {
      measured.base.push(await measure(base, 16, seconds));
      measured.ours.push(await measure(ours, 16, seconds));
    }
    const scenario: Scenario = { name: `${name}, ${whole(users)} people in the database`, callers: [16], ours, base, baseName: `the same with ${whole(FEW_USERS)}`, aim: LEAST_RATIO_OF_SAME };
    rows.push(loadRow({ scenario, callers: 16, ...measured }));
  }
  return rows;
}

function loadRow({ scenario, callers, ours, base }: { scenario: Scenario; callers: number; ours: Measured[]; base: Measured[] }): Row {
  const [own, others] = [ours, base].map((rounds) => median(rounds.map((each) => each.perSecond)));
  const ratio = (own ?? 0) / (others ?? 1);
  const least = scenario.least?.callers === callers ? scenario.least.perSecond : null;
  const latency = `${milliseconds(median(ours.map((each) => each.p50Ms)))}, p99 ${milliseconds(median(ours.map((each) => each.p99Ms)))}`;
  return {
    what: `${scenario.name}, ${callers} ${callers === 1 ? "caller" : "callers"}`,
    aim: [scenario.aim === null ? [] : `≥ ${whole(scenario.aim * 100)} %`, least === null ? [] : `≥ ${whole(least)}/s`].flat().join(", "),
    measured: `${whole(own ?? 0)}/s (${latency})`,
    base: `${whole(others ?? 0)}/s, ${scenario.baseName}`,
    ratio: `${whole(ratio * 100)} %`,
    reached: scenario.aim === null ? null : ratio >= scenario.aim && (own ?? 0) >= (least ?? 0),
  };
}

function memory(portalPid: number, databasePid: number): string {
  const megabytes = (bytes: number | null) => (bytes === null ? "not told by this system" : `${whole(bytes / 2 ** 20)} MB`);
  return `${megabytes(residentBytes(portalPid))}; PostgreSQL ${megabytes(proportionalBytes(databasePid))}`;
}

function memoryRow(what: string, measured: string): Row {
  return { what, aim: "", measured, base: "", ratio: "", reached: null };
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function milliseconds(value: number): string {
  return `${value} ms`;
}

await main();
