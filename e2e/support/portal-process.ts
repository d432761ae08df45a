import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 10_000;

/** A portal that runs in a process of its own, started as an operator starts it. */
export type PortalProcess = {
  origin: string;
  /** What it has written so far, with the logs of level debug. */
  output: () => string;
  /** Stop it as a supervisor does, and wait until it is gone. */
  stop: () => Promise<void>;
};

/**
 * Start a portal and wait until it is ready.
 *
 * @param environment its variables; nothing is inherited but what a process needs to run
 * @throws Error with what it wrote when it ends or does not become ready
 */
export async function startPortal(environment: Record<string, string>): Promise<PortalProcess> {
  const port = await freePort();
  const own = environment.PORTAL_URL ?? `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { ...inherited(), LOG_LEVEL: "debug", ...environment, PORT: String(port), PORTAL_URL: own },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => written.push(text));
  const output = () => written.join("");
  const portal: PortalProcess = { origin: `http://localhost:${port}`, output, stop: () => stop(child) };
  await untilReady(portal, child);
  return portal;
}

async function untilReady({ origin, output }: PortalProcess, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The portal ended:\n${output()}`);
    const answer = await fetch(`${origin.replace("localhost", "127.0.0.1")}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  await stop(child);
  throw new Error(`The portal did not become ready:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What a process needs to run, and nothing that a developer's shell may say to a portal. */
function inherited(): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "LANG", "TZ"];
  return { ...Object.fromEntries(names.map((name) => [name, process.env[name]])), NODE_ENV: "production" };
}
