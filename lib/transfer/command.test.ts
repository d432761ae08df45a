import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/pool";
import { useTestDatabase } from "@/lib/db/testing";
import { fileOf } from "./testing";

useTestDatabase();

const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-command-"));
const BCRYPT = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

beforeEach(async () => {
  await pool().query("TRUNCATE users, verifications, images, events CASCADE");
});

function start(script: "import" | "export", ...parameters: string[]): ChildProcess {
  const { NODE_OPTIONS: _, VITEST: __, ...environment } = process.env;
  return spawn(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...parameters], { env: { ...environment, NODE_ENV: "production", DATA_DIR: dataDir, LOG_LEVEL: "warn" }, stdio: ["ignore", "pipe", "pipe"] });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }> {
  const texts = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (texts.stderr += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal, ...texts })));
}

const run = (script: "import" | "export", ...parameters: string[]) => ended(start(script, ...parameters));

async function counts(): Promise<number[]> {
  const { rows } = await pool().query<{ n: number }>(
    "SELECT (SELECT count(*) FROM users)::int AS n UNION ALL SELECT (SELECT count(*) FROM email_addresses)::int UNION ALL SELECT (SELECT count(*) FROM verifications)::int UNION ALL SELECT (SELECT count(*) FROM totp_secrets)::int UNION ALL SELECT (SELECT count(*) FROM events)::int UNION ALL SELECT (SELECT count(DISTINCT external_id) FROM users)::int",
  );
  return rows.map(({ n }) => n);
}

describe("npm run import", () => {
  it("that is killed in the middle has stored nobody by half, and goes on where it was, without a duplicate", async () => {
    const users = 12_000;
    const path = fileOf(Array.from({ length: users }, (_, n) => ({ external_id: `crm-${n}`, email_address: [`p${n}@example.test`], password_digest: BCRYPT, password_hasher: "bcrypt", totp_secret: "JBSWY3DPEHPK3PXP" })));
    const child = start("import", path);
    const end = ended(child);
    for (let stored = 0; stored === 0; await sleep(20)) [stored = 0] = await counts();
    child.kill("SIGKILL");
    expect((await end).signal).toBe("SIGKILL");
    // What the server was doing for it is undone a moment later.
    for (let busy = 1; busy > 0; await sleep(50)) busy = (await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL")).rows[0]?.n ?? 0;
    const left = await counts();
    expect(left[0]).toBeGreaterThan(0);
    expect(left[0]).toBeLessThan(users);
    expect(new Set(left).size).toBe(1);

    const again = await run("import", path);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain(`12,000 users: ${(users - (left[0] ?? 0)).toLocaleString("en")} imported, ${left[0]?.toLocaleString("en")} there already, 0 refused.`);
    expect(await counts()).toEqual(Array(6).fill(users));
  }, 180_000);

  it("that is asked to stop finishes what is under way, and says so", async () => {
    const path = fileOf(Array.from({ length: 24_000 }, (_, n) => ({ external_id: `crm-${n}`, email_address: [`p${n}@example.test`], skip_password_requirement: true })));
    const child = start("import", path);
    const end = ended(child);
    for (let stored = 0; stored === 0; await sleep(20)) [stored = 0] = await counts();
    child.kill("SIGINT");
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toContain("Stopped. What was done stays done");
    const [users = 0, addresses] = await counts();
    expect([users > 0, users < 24_000, users === addresses]).toEqual([true, true, true]);
  }, 120_000);

  it("ends with 2 and a report when lines were refused, which holds no secret", async () => {
    const report = join(dataDir, "refused.csv");
    const path = fileOf(`external_id,email_address,password_digest,password_hasher\n1,one@example.test,${BCRYPT},bcrypt\n2,"two, three@example.test",the-secret-digest,bcrypt\n3,,,\n`, "csv");
    const { code, stdout } = await run("import", path, "--report", report, "--skip-password-requirement");
    expect([code, stdout]).toEqual([2, expect.stringContaining("3 users: 1 imported, 0 there already, 2 refused (see")]);
    const lines = readFileSync(report, "utf8").trimEnd().split("\n");
    expect(lines[0]).toBe("line,param,code,reason");
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 3).join())).toEqual(["3,password_digest,form_password_digest_invalid_code", "3,email_address,form_param_format_invalid", "4,email_address,form_param_missing"]);
    expect(readFileSync(report, "utf8")).not.toMatch(/secret-digest|example\.test/);
    expect(statSync(report).mode & 0o777).toBe(0o600);
  }, 60_000);

  it.each([
    [["--nonsense"], "Unknown option '--nonsense'"],
    [[], "Which file?"],
    [["a", "b"], "One file at a time"],
    [["a", "--from", "oracle"], "--from takes gatehouse"],
    [["/nowhere.csv"], "/nowhere.csv cannot be read (ENOENT)."],
  ])("ends with 1 and a sentence for %j", async (parameters, sentence) => {
    const { code, stderr } = await run("import", ...parameters);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^ +at /m);
  }, 60_000);

  it("says what it lacks for a shape, and takes passwords when it has it", async () => {
    const path = fileOf(JSON.stringify({ users: [{ localId: "a", email: "a@example.test", emailVerified: true, passwordHash: "aGFzaA==", salt: "c2FsdA==" }] }), "json");
    const { code, stderr } = await run("import", path);
    expect([code, stderr]).toEqual([1, expect.stringContaining("base64_signer_key, base64_salt_separator, rounds, mem_cost")]);
    const config = fileOf(`hash_config {\n  algorithm: SCRYPT,\n  base64_signer_key: ${Buffer.alloc(64).toString("base64")},\n  base64_salt_separator: Bw==,\n  rounds: 8,\n  mem_cost: 14,\n}\n`, "txt");
    expect(await run("import", path, "--hash-config", config, "--dry-run")).toMatchObject({ code: 2 });
    expect(await run("import", path, "--hash-config", config, "--drop", "passwords")).toMatchObject({ code: 0, stdout: expect.stringContaining("1 users: 1 imported") });
  }, 90_000);
});

describe("npm run export", () => {
  it("writes everybody, and warns of what it has written", async () => {
    await run("import", fileOf([{ external_id: "1", email_address: ["one@example.test"], skip_password_requirement: true }]));
    const path = join(dataDir, "users.jsonl");
    const { code, stdout, stderr } = await run("export", path);
    expect([code, stdout]).toEqual([0, `1 users are in ${path}.\n`]);
    expect(stderr).toContain("Keep it as you keep the database and its key");
    expect(existsSync(path)).toBe(true);
    expect(await run("export", path)).toMatchObject({ code: 1, stderr: expect.stringContaining("is there already") });
    expect(await run("export")).toMatchObject({ code: 1, stderr: expect.stringContaining("Name one file.") });
  }, 90_000);
});
