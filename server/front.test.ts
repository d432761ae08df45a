import type { IncomingHttpHeaders, Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFront, type Handler } from "./front";
import { createHttpServer, drain, listen } from "./http-server";
import { createInnerDoor, type InnerDoor } from "./inner-door";
import { createProbes } from "./probes";
import type { AnsweredRequest } from "./request-record";

let server: Server;
let inner: InnerDoor;
let origin: string;
let port: number;
let stopping: boolean;
let migrations: "ready" | "pending" | "newer" | "unreachable";
let seen: { url: string | undefined; headers: IncomingHttpHeaders }[];
let records: AnsweredRequest[];
let failures: unknown[];
const opened: { server: Server; inner: InnerDoor }[] = [];

const handle: Handler = async (request, response) => {
  seen.push({ url: request.url, headers: { ...request.headers } });
  if (request.url === "/broken") throw new Error("broken");
  if (request.url === "/slow") await sleep(300);
  if (request.url?.startsWith("/v1/")) await buffer(request);
  response.end("page");
};

async function open(trusted: string[] = [], metricsToken?: string): Promise<void> {
  [stopping, migrations, seen, records, failures] = [false, "ready", [], [], []];
  inner = createInnerDoor();
  const probes = createProbes({
    metricsToken,
    isStopping: () => stopping,
    migrationsState: async () => {
      if (migrations === "unreachable") throw new Error("no connection");
      return migrations;
    },
  });
  const record = Object.assign((request: AnsweredRequest) => void records.push(request), { failure: (_id: string, error: unknown) => void failures.push(error) });
  server = createHttpServer(createFront({ env: { PORT: 3000, PORTAL_URL: "https://accounts.example.com", TRUSTED_PROXIES: trusted }, handle, probes, inner, record, corsHeaders: async (origin): Promise<Record<string, string>> => (origin === "https://app.example.com" ? { "access-control-allow-origin": origin } : {}), isStopping: () => stopping }));
  opened.push({ server, inner });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
}

/** Send bytes as they are, and read what comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString()));
    socket.setTimeout(2_000, () => socket.destroy());
  });
}

beforeEach(() => open());
afterEach(async () => {
  for (const each of opened.splice(0)) {
    each.inner.close();
    each.server.closeAllConnections();
    await new Promise((resolve) => each.server.close(resolve));
  }
});

describe("headers", () => {
  it("that a stranger forges reach the pages as decided here", async () => {
    const forged = { "x-forwarded-for": "8.8.8.8", "x-forwarded-host": "evil.example", "x-real-ip": "8.8.8.8", "x-middleware-subrequest": "proxy:proxy:proxy", "x-gatehouse-ip": "8.8.8.8", "x-gatehouse-inner": "guess", "x-request-id": "forged-request-id", forwarded: "for=8.8.8.8" };
    const response = await fetch(`${origin}/sign-in`, { headers: forged });
    const headers = seen[0]?.headers ?? {};
    expect(headers).toMatchObject({ host: "accounts.example.com", "x-forwarded-host": "accounts.example.com", "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1", "x-gatehouse-ip": "127.0.0.1" });
    for (const name of ["x-middleware-subrequest", "x-real-ip", "forwarded", "x-request-id"]) expect(headers).not.toHaveProperty(name);
    expect(headers["x-gatehouse-inner"]).not.toBe("guess");
    const requestId = response.headers.get("x-request-id");
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["x-gatehouse-request-id"]).toBe(requestId);
  });

  it("of a trusted proxy are believed", async () => {
    await open(["127.0.0.0/8"]);
    const response = await fetch(`${origin}/sign-in`, { headers: { "x-forwarded-for": "1.1.1.1, 203.0.113.9", "x-request-id": "edge-12345678" } });
    expect(seen[0]?.headers).toMatchObject({ "x-gatehouse-ip": "203.0.113.9", "x-gatehouse-request-id": "edge-12345678" });
    expect(response.headers.get("x-request-id")).toBe("edge-12345678");
  });
});

describe("malformed requests", () => {
  it.each(["http://evil.example/", "//evil.example/sign-in", "/%00", "/%zz", "/a\\b", "*"])("with the target %s get 400 and never reach the pages", async (target) => {
    const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: accounts.example.com\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(seen).toEqual([]);
  });

  it.each([
    ["no HTTP", "hello\r\n\r\n", 400],
    ["a control character in the target", "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
    ["length and chunks", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400],
    ["17 KB of headers", `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(17 * 1024)}\r\n\r\n`, 431],
    ["a method that pages do not have", "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405],
    ["a body of 17 MB", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 17825792\r\n\r\n", 413],
  ])("(%s) are refused", async (_name, text, status) => {
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(seen).toEqual([]);
  });

  it("are told to the page of an app, and to nobody else's", async () => {
    const tooLong = (from: string) => raw(`POST /v1/client HTTP/1.1\r\nHost: x\r\nOrigin: ${from}\r\nContent-Length: 17825792\r\n\r\n`);
    const told = await tooLong("https://app.example.com");
    expect(told).toContain("access-control-allow-origin: https://app.example.com\r\n");
    expect(told).toContain("content-type: application/json\r\n");
    expect(JSON.parse(told.split("\r\n\r\n")[1] ?? "")).toMatchObject({ errors: [{ code: "request_body_too_large" }], clerk_trace_id: expect.any(String) });
    expect(await tooLong("https://elsewhere.example.com")).not.toContain("access-control");
  });
});

describe("the record", () => {
  it("has one line for an answer, without query, identifiers and tokens", async () => {
    await (await fetch(`${origin}/verify/q2hYk3mN8pR5tVwXzA1bC4dE?code=424242`)).text();
    await sleep(10);
    expect(records).toMatchObject([{ method: "GET", path: "/verify/…", status: 200 }]);
  });

  it("tells a failure, and the visitor hears nothing of its cause", async () => {
    const response = await fetch(`${origin}/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("broken");
    expect(failures).toHaveLength(1);
  });
});

describe("probes", () => {
  it("answer without the pages and without a line", async () => {
    const response = await fetch(`${origin}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
    expect((await fetch(`${origin}/healthz`, { method: "POST" })).status).toBe(405);
    expect([seen, records]).toEqual([[], []]);
  });

  it("say whether the process can serve", async () => {
    const ready = async () => {
      const response = await fetch(`${origin}/readyz`);
      return [response.status, await response.json()];
    };
    expect(await ready()).toEqual([200, { status: "ready", database: "ok", migrations: "ready" }]);
    migrations = "newer";
    expect(await ready()).toEqual([200, { status: "ready", database: "ok", migrations: "newer" }]);
    migrations = "pending";
    expect(await ready()).toEqual([503, { status: "not_ready", database: "ok", migrations: "pending" }]);
    migrations = "unreachable";
    expect(await ready()).toEqual([503, { status: "not_ready", database: "unreachable", migrations: "unknown" }]);
    migrations = "ready";
    stopping = true;
    expect(await ready()).toEqual([503, { status: "stopping", database: "ok", migrations: "ready" }]);
  });

  it("give metrics to this machine, but not to what a proxy on it forwards", async () => {
    const response = await fetch(`${origin}/metrics`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("# TYPE process_cpu_seconds_total counter");
    expect((await fetch(`${origin}/metrics`, { headers: { "x-forwarded-for": "127.0.0.1" } })).status).toBe(403);
  });

  it("give metrics only for the token when there is one", async () => {
    await open([], "a-long-metrics-token");
    const status = async (authorization: string) => (await fetch(`${origin}/metrics`, { headers: { authorization } })).status;
    expect(await status("Bearer a-long-metrics-token")).toBe(200);
    expect(await status("Bearer a-long-metrics-toke")).toBe(401);
    expect((await fetch(`${origin}/metrics`)).status).toBe(401);
  });
});

describe("a body without a stated length", () => {
  it("is cut off past the limit", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) });
    const outcome = await fetch(`${origin}/v1/client/sign_ins`, { method: "POST", body: endless, headers: { "content-type": "application/json" }, duplex: "half" } as RequestInit).then(
      (response) => response.status,
      () => "cut off",
    );
    expect([413, "cut off"]).toContain(outcome);
  });
});

describe("the inner door", () => {
  it("lets in only what passed the front, with what was decided there", async () => {
    const innerOrigin = await inner.open(handle);
    expect((await fetch(`${innerOrigin}/user`, { headers: { "x-gatehouse-inner": "guess" } })).status).toBe(403);
    expect((await fetch(`${innerOrigin}/user`)).status).toBe(403);
    await fetch(`${origin}/sign-in`);
    const headers = Object.entries(seen[0]?.headers ?? {}).filter(([name]) => name.startsWith("x-"));
    await fetch(`${innerOrigin}/user`, { headers: headers.map(([name, value]): [string, string] => [name, String(value)]) });
    expect(seen[1]).toMatchObject({ url: "/user", headers: { host: "accounts.example.com", "x-gatehouse-ip": "127.0.0.1" } });
  });
});

describe("drain", () => {
  it("finishes running requests, also those of kept connections, and accepts no new ones", async () => {
    await (await fetch(`${origin}/first`)).text();
    const slow = fetch(`${origin}/slow`);
    await sleep(50);
    stopping = true;
    const drained = drain(server, 5_000);
    expect(await (await slow).text()).toBe("page");
    expect(await drained).toBe(true);
    await expect(fetch(`${origin}/late`)).rejects.toThrow();
  });

  it("cuts off what is not finished in time", async () => {
    const slow = fetch(`${origin}/slow`);
    slow.catch(() => {});
    await sleep(50);
    expect(await drain(server, 50)).toBe(false);
    await expect(slow).rejects.toThrow();
  });
});

describe("listen", () => {
  it("says which port is taken", async () => {
    await expect(listen(createHttpServer(() => {}), "127.0.0.1", port)).rejects.toThrow(`Port ${port} is taken on 127.0.0.1. Stop what uses it, or set PORT`);
  });
});
