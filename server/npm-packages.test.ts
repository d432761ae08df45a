import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNpmPackages } from "./npm-packages";

const SCRIPT = "console.log('ours');\n".repeat(100);
let server: Server;
let origin: string;
let root: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "gatehouse-npm-"));
  const files = {
    "sdk/package.tgz": "a tarball",
    "sdk/package/package.json": JSON.stringify({ version: "0.1.0" }),
    "sdk/package/dist/clerk.browser.js": SCRIPT,
    "modules/@clerk/clerk-js/package.json": JSON.stringify({ version: "6.40.0" }),
    "modules/@clerk/clerk-js/dist/clerk.browser.js": "published",
    "modules/@clerk/clerk-js/.npmrc": "a secret",
    "modules/secret.js": "a secret",
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const serve = createNpmPackages({ sdkFolder: join(root, "sdk"), modulesFolder: join(root, "modules") });
  server = createServer((request, response) => void serve(request, response).then((served) => served || response.writeHead(418).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(`${origin}${path}`, init);

describe("/npm", () => {
  it.each(["/npm/@clerk/clerk-js@latest/dist/clerk.browser.js", "/npm/@clerk/clerk-js/dist/clerk.browser.js", "/npm/gatehouse@latest/dist/clerk.browser.js", "/npm/gatehouse@0/dist/clerk.browser.js", "/npm/%40clerk/clerk-js@latest/dist/clerk.browser.js"])("200 with our script at %s, to be asked for again", async (path) => {
    const answer = await get(path);
    expect(await answer.text()).toBe(SCRIPT);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "content-type": "text/javascript; charset=utf-8", "access-control-allow-origin": "*", "cache-control": "public, no-cache", "x-content-type-options": "nosniff", vary: "Accept-Encoding" });
  });

  it.each([
    ["/npm/gatehouse@0.1.0/dist/clerk.browser.js", SCRIPT],
    ["/npm/@clerk/clerk-js@6.40.0/dist/clerk.browser.js", "published"],
    ["/npm/gatehouse-0.1.0.tgz", "a tarball"],
  ])("200 at %s, for good", async (path, content) => {
    const answer = await get(path);
    expect([answer.status, await answer.text(), answer.headers.get("cache-control")]).toEqual([200, content, "public, max-age=31536000, immutable"]);
  });

  it.each(["6", "6.40"])("200 with the published script for version %s", async (version) => {
    const answer = await get(`/npm/@clerk/clerk-js@${version}/dist/clerk.browser.js`);
    expect([await answer.text(), answer.headers.get("cache-control")]).toEqual(["published", "public, no-cache"]);
  });

  it("200 with the tarball", async () => {
    const answer = await get("/npm/gatehouse.tgz");
    expect([await answer.text(), answer.headers.get("content-type")]).toEqual(["a tarball", "application/gzip"]);
  });

  it.each(["br", "gzip"])("200 compressed as %s", async (encoding) => {
    const answer = await get("/npm/gatehouse@0.1.0/dist/clerk.browser.js", { headers: { "accept-encoding": encoding } });
    expect([answer.headers.get("content-encoding"), await answer.text()]).toEqual([encoding, SCRIPT]);
    expect(Number(answer.headers.get("content-length"))).toBeLessThan(200);
  });

  it("200 without a body for HEAD", async () => {
    const answer = await get("/npm/gatehouse.tgz", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([200, "9", ""]);
  });

  it("304 when the browser has it", async () => {
    const first = await get("/npm/@clerk/clerk-js@latest/dist/clerk.browser.js");
    const again = await get("/npm/@clerk/clerk-js@latest/dist/clerk.browser.js", { headers: { "if-none-match": String(first.headers.get("etag")) } });
    expect([again.status, await again.text(), again.headers.get("access-control-allow-origin")]).toEqual([304, "", "*"]);
  });

  it.each([
    ["/npm/@clerk/clerk-js@5/dist/clerk.browser.js", "This portal has version 6.40.0 of @clerk/clerk-js.\n"],
    ["/npm/@clerk/clerk-js@6.4/dist/clerk.browser.js", "This portal has version 6.40.0 of @clerk/clerk-js.\n"],
    ["/npm/gatehouse-0.0.9.tgz", "This portal has version 0.1.0 of gatehouse.\n"],
    ["/npm/@clerk/ui@1/dist/ui.browser.js", expect.stringContaining("@clerk/ui is not installed with this portal")],
    ["/npm/gatehouse@latest/dist/nothing.js", "There is no such file in this package.\n"],
    ["/npm/gatehouse@latest/dist", "There is no such file in this package.\n"],
    ["/npm/react@latest/index.js", "There is no such package here.\n"],
    ["/npm/@clerk/clerk-js@6/package.json", "There is no such file in this package.\n"],
    ["/npm/", "There is no such package here.\n"],
  ])("404 at %s, and says why", async (path, sentence) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get("access-control-allow-origin"), await answer.text()]).toEqual([404, "*", sentence]);
  });

  it.each(["/npm/@clerk/clerk-js@6/dist/%2e%2e/%2e%2e/%2e%2e/secret.js", "/npm/@clerk/clerk-js@6/dist/..%2f..%2f..%2fsecret.js", "/npm/@clerk/clerk-js@6/.npmrc", "/npm/@clerk/clerk-js@6/dist//etc/passwd", "/npm/gatehouse@../dist/clerk.browser.js", "/npm/gatehouse@latest/dist/%00"])("404 at %s, which leads elsewhere", async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("secret\n".trim());
  });

  it("405 for what would change something", async () => {
    const answer = await get("/npm/gatehouse.tgz", { method: "POST" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("leaves everything else to others", async () => {
    expect((await get("/v1/client")).status).toBe(418);
  });
});

it("finds the published packages where npm put them, when they are installed", () => {
  const version = (name: string) => (JSON.parse(readFileSync(join(process.cwd(), "node_modules", name, "package.json"), "utf8")) as { version: string }).version;
  expect([version("@clerk/clerk-js"), version("@clerk/ui")]).toEqual(["6.40.0", "1.36.0"]);
});
