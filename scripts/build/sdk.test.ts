import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildSdk } from "./sdk.mjs";

const CORE_BYTES = 20_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gatehouse-sdk-"));
  await buildSdk(process.cwd(), folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (path: string) => readFileSync(join(folder, "package", path));

it("keeps the core of the SDK small", () => {
  expect(gzipSync(file("dist/clerk.browser.js"), { level: 9 }).length).toBeLessThanOrEqual(CORE_BYTES);
});

it("loads the components only when they are wanted", () => {
  expect(file("dist/clerk.browser.js").toString()).toContain('import("./ui.mjs")');
});

it("brings no code of the server", () => {
  for (const path of ["dist/clerk.browser.js", "dist/index.mjs", "dist/ui.mjs", "dist/react.mjs"]) expect(file(path).toString()).not.toMatch(/["'](node:|server-only|next\/|@prisma)/);
});

it("says what it exports, with types beside it", () => {
  const { exports } = JSON.parse(file("package.json").toString()) as { exports: Record<string, { types: string; default: string }> };
  for (const entry of [exports["."], exports["./react"]]) {
    expect(file(entry!.default).length).toBeGreaterThan(0);
    expect(file(entry!.types).toString()).toMatch(/from "\.\.?\/[\w./-]+\.js"/);
  }
  expect(file("dist/types/index.d.ts").toString()).toContain("export default Clerk");
});

it("leaves out the types of what stays inside", () => {
  const paths = gunzipSync(readFileSync(join(folder, "package.tgz"))).toString("latin1").match(/package\/dist\/types\/[\w./-]+/g);
  expect(paths).toContain("package/dist/types/resources/user.d.ts");
  expect(paths?.filter((path) => path.includes("types/ui/"))).toEqual([]);
});

it("packs the same bytes each time, in npm's way", async () => {
  const tarball = readFileSync(join(folder, "package.tgz"));
  await buildSdk(process.cwd(), folder);
  expect(readFileSync(join(folder, "package.tgz")).equals(tarball)).toBe(true);
  expect(gunzipSync(tarball).subarray(0, 15).toString()).toBe("package/LICENSE");
});
