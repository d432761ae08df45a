import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { MINUTE, SECOND } from "@/lib/time";

/** A server that the bench started. */
export type Running = {
  pid: number;
  origin: string;
  /** From the start of its process to its first answer. */
  firstAnswerMs: number;
  stop(): Promise<void>;
};

export type Start = {
  command: [program: string, ...parameters: string[]];
  env?: Record<string, string>;
  port: number;
  /** A path that answers 2xx as soon as the server serves. */
  readyPath: string;
  /** File for what it prints. */
  log: string;
};

const START_TIMEOUT_MS = 2 * MINUTE;
const STOP_TIMEOUT_MS = 30 * SECOND;
const POLL_MS = 10;

/** Start a server in a process group of its own and wait for its first answer. */
export async function start({ command: [program, ...parameters], env, port, readyPath, log }: Start): Promise<Running> {
  const startedAtMs = performance.now();
  const output = openSync(log, "a");
  const child = spawn(program, parameters, { env: { ...process.env, ...env }, stdio: ["ignore", output, output], detached: true });
  closeSync(output);
  const origin = `http://localhost:${port}`;
  try {
    await firstAnswer(child, origin + readyPath, startedAtMs + START_TIMEOUT_MS);
  } catch (error) {
    await end(child);
    throw new Error(`${[program, ...parameters].join(" ")} did not start. It printed:\n${readFileSync(log, "utf8").slice(-2000)}`, { cause: error });
  }
  return { pid: child.pid ?? 0, origin, firstAnswerMs: performance.now() - startedAtMs, stop: () => end(child) };
}

async function firstAnswer(child: ChildProcess, url: string, deadlineMs: number): Promise<void> {
  let ended = false;
  child.once("error", () => (ended = true));
  child.once("exit", () => (ended = true));
  for (; ; await sleep(POLL_MS)) {
    const response = await fetch(url).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    if (ended) throw new Error("The process ended.");
    if (performance.now() > deadlineMs) throw new Error(`${url} did not answer in time.`);
  }
}

/** The whole group: `npm start` is npm, a shell and the server. Asked once: a second SIGTERM would cut its stop short. */
async function end({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined || !signalGroup(pid, "SIGTERM")) return;
  for (const deadlineMs = performance.now() + STOP_TIMEOUT_MS; signalGroup(pid, 0); await sleep(POLL_MS)) {
    if (performance.now() > deadlineMs) signalGroup(pid, "SIGKILL");
  }
}

/** @returns false when nobody of the group lives; the signal 0 only asks */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Run a program to its end; what it prints goes to the terminal. */
export function run([program, ...parameters]: [string, ...string[]], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${[program, ...parameters].join(" ")} ended with ${code}.`))));
  });
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("The system gave no port."))));
    });
  });
}
