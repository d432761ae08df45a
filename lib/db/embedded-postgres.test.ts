import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

type Launcher = { child: ChildProcessByStdio<Writable, Readable, null>; said(pattern: RegExp): Promise<string>; exit: Promise<number | null> };

let directory: string;
const launchers: Launcher[] = [];

function launch(dataDirectory = directory): Launcher {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/db/embedded/start-for-test.ts", dataDirectory], { stdio: ["pipe", "pipe", "inherit"] });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const launcher: Launcher = {
    child,
    exit,
    async said(pattern) {
      for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(20)) {
        const line = lines.find((candidate) => pattern.test(candidate));
        if (line !== undefined) return line;
      }
      throw new Error(`The launcher never said ${pattern}, but: ${lines.join(" / ")}`);
    },
  };
  launchers.push(launcher);
  return launcher;
}

async function started(launcher: Launcher): Promise<{ url: string; reused: boolean }> {
  const [, url = "", reused] = (await launcher.said(/^started /)).split(" ");
  return { url, reused: reused === "true" };
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "gatehouse-embedded-"));
});

afterEach(async () => {
  for (const { child, exit } of launchers.splice(0)) {
    child.stdin.end();
    await exit;
  }
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the embedded PostgreSQL", { timeout: 60_000 }, () => {
  it("starts with durable defaults, in UTC, and lets nobody in without the password", async () => {
    const { url } = await started(launch());
    await query(url, "CREATE TABLE kept (value int)");
    expect(await query(url, "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('timezone') AS zone, current_setting('listen_addresses') AS listens")).toEqual([
      { fsync: "on", commit: "on", zone: "UTC", listens: "127.0.0.1" },
    ]);
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(query(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(directory, "postgres.password")).mode & 0o077).toBe(0);
  });

  it("refuses a second process and says who has the folder", async () => {
    const first = launch();
    await started(first);
    const refusal = await launch().said(/^failed /);
    expect(refusal).toContain(`${directory} is in use by process ${first.child.pid} (http://localhost:4999`);
    expect(refusal).toContain("DATA_DIR");
  });

  it("is taken over, with everything that was committed, when its launcher was killed", async () => {
    const first = launch();
    const { url } = await started(first);
    await query(url, "INSERT INTO kept VALUES (1)");
    first.child.kill("SIGKILL");
    await first.exit;
    const second = await started(launch());
    expect(second).toEqual({ url, reused: true });
    expect(await query(second.url, "SELECT value FROM kept")).toEqual([{ value: 1 }]);
  });

  it("comes back at the same address when it was killed itself", async () => {
    const launcher = launch();
    const { url } = await started(launcher);
    await query(url, "INSERT INTO kept VALUES (2)");
    process.kill(postmasterPid(), "SIGKILL");
    await launcher.said(/^recovered$/);
    expect(await query(url, "SELECT value FROM kept ORDER BY value")).toEqual([{ value: 1 }, { value: 2 }]);
  });

  it("starts after both were killed, and after another process got the server's number", async () => {
    const launcher = launch();
    const { url } = await started(launcher);
    await query(url, "INSERT INTO kept VALUES (3)");
    const pid = postmasterPid();
    launcher.child.kill("SIGKILL");
    process.kill(pid, "SIGKILL");
    await launcher.exit;
    const pidFile = join(directory, "postgres", "postmaster.pid");
    writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(String(pid), String(process.pid)));
    const again = await started(launch());
    expect(again.reused).toBe(false);
    expect(await query(again.url, "SELECT count(*)::int AS rows FROM kept")).toEqual([{ rows: 3 }]);
  });

  it("lets exactly one of two starts at the same moment have the folder", async () => {
    const pair = [launch(), launch()];
    const lines = await Promise.all(pair.map((launcher) => launcher.said(/^(started|failed)/)));
    expect(lines.map((line) => line.split(" ")[0]).sort()).toEqual(["failed", "started"]);
  });

  it("says which folder cannot be used", async () => {
    const file = join(directory, "a-file");
    writeFileSync(file, "");
    expect(await launch(join(file, "data")).said(/^failed /)).toContain(`${join(file, "data")} cannot be written`);
  });
});
