import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { dictionary } from "@zxcvbn-ts/language-common";
import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { breachedListForm, isBreachedOffline, isBreachedOnline } from "./breached";
import { openXorFilter } from "./xor-filter";

const LIST = new URL("./breached-passwords.bin", import.meta.url);

describe("isBreachedOffline", () => {
  it.each(["password", "12345678", "qwertyuiop", "iloveyou", "trustno1", "P@ssw0rd", "PASSWORD1", "1q2w3e4r5t", "passwort", "letmein123"])("knows %s", async (password) => {
    expect(await isBreachedOffline(password)).toBe(true);
  });

  it.each(["turquoise gatepost 41 lentils", "Xk7#pQ2!vM9z", "correct horse battery staple", "", "😀😀😀😀😀😀😀😀"])("does not know %s", async (password) => {
    expect(await isBreachedOffline(password)).toBe(false);
  });

  it("knows every common password of the installed dictionary that a person could set", async () => {
    const settable = dictionary["passwords-common"].map(String).filter((password) => password.length >= 8);
    expect(settable.length).toBeGreaterThan(10_000);
    for (const password of settable) expect(await isBreachedOffline(password), password).toBe(true);
  });

  it("ships at most a megabyte with more than 150,000 passwords", async () => {
    expect((await stat(LIST)).size).toBeLessThanOrEqual(1_000_000);
    expect(openXorFilter(await readFile(LIST)).members).toBeGreaterThan(150_000);
  });

  it("hardly ever takes a random password for a breached one", async () => {
    const filter = openXorFilter(await readFile(LIST));
    const trials = 300_000;
    let mistaken = 0;
    for (let trial = 0; trial < trials; trial += 1) if (filter.has(breachedListForm(randomBytes(12).toString("base64")))) mistaken += 1;
    // At 2^-24 two or more are found by chance once in 6,000 runs; at 1 in 50,000 it would be 98 % of the runs.
    expect(mistaken).toBeLessThan(2);
  }, 60_000);
});

describe("isBreachedOnline", () => {
  const servers: Server[] = [];

  async function rangeService(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  afterEach(() => {
    vi.restoreAllMocks();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  // SHA-1("password") is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8.
  const SUFFIX = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

  it("sends five digits of the hash, asks for padding, and finds the rest in the answer", async () => {
    const seen: { url: string | undefined; padding: string | string[] | undefined; agent: string | undefined }[] = [];
    const origin = await rangeService((request, response) => {
      seen.push({ url: request.url, padding: request.headers["add-padding"], agent: request.headers["user-agent"] });
      response.end(`0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n${SUFFIX}:10437277\r\nFFA57CB4E7E0D5B4B4F4A8B4E5E0F5B4B4F:0`);
    });
    expect(await isBreachedOnline("password", { origin })).toBe(true);
    expect(await isBreachedOnline("password ", { origin })).toBe(false);
    expect(seen[0]).toEqual({ url: "/range/5BAA6", padding: "true", agent: "Gatehouse" });
    expect(seen).toHaveLength(2);
  });

  it("does not take padding for a finding", async () => {
    const origin = await rangeService((_request, response) => response.end(`${SUFFIX}:0\r\n`));
    expect(await isBreachedOnline("password", { origin })).toBe(false);
  });

  it.each<[string, RequestListener]>([
    ["answers 503", (_request, response) => void response.writeHead(503).end(`${SUFFIX}:1`)],
    ["redirects elsewhere", (_request, response) => void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
    ["says nothing", () => undefined],
    ["never finishes", (_request, response) => void response.write("0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n")],
    ["hangs up", (request) => void request.socket.destroy()],
  ])("accepts the password and logs a warning without it when the service %s", async (_what, listener) => {
    const warn = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const origin = await rangeService(listener);
    const startedMs = performance.now();
    expect(await isBreachedOnline("password", { origin, timeoutMs: 150 })).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(1400);
    expect(warn).toHaveBeenCalledOnce();
    expect(inspect(warn.mock.calls, { depth: 10 })).not.toMatch(/5BAA6|1E4C9B9|range\//);
  });

  it("waits a second and a half by default", async () => {
    vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const origin = await rangeService(() => undefined);
    const startedMs = performance.now();
    expect(await isBreachedOnline("password", { origin })).toBe(false);
    expect(performance.now() - startedMs).toBeGreaterThan(1400);
    expect(performance.now() - startedMs).toBeLessThan(3000);
  });
});
