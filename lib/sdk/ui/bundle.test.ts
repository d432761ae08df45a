import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { beforeAll, expect, it } from "vitest";

const LIMIT_KB = 28;
/** What the components share with the portal's own pages: arithmetic on colours, without anything of the server. */
const SHARED = ["lib/appearance/palette.ts", "lib/appearance/colour.ts"];

let bundle: Awaited<ReturnType<typeof bundled>>;

const bundled = () => build({ entryPoints: ["lib/sdk/ui/index.ts"], bundle: true, minify: true, format: "esm", splitting: true, outdir: "out", target: "es2022", charset: "utf8", write: false, metafile: true });

beforeAll(async () => {
  bundle = await bundled();
});

it("is no heavier than a sign-in may be, with English in it and the other languages beside it", () => {
  const [components, ...languages] = bundle.outputFiles.sort((one, other) => Number(other.path.endsWith("index.js")) - Number(one.path.endsWith("index.js")));
  expect(gzipSync(components?.contents ?? "", { level: 9 }).length / 1000).toBeLessThan(LIMIT_KB);
  expect(languages).toHaveLength(2);
});

it("takes nothing from the server", () => {
  const foreign = Object.keys(bundle.metafile.inputs).filter((file) => !file.startsWith("lib/sdk/") && !SHARED.includes(file));
  expect(foreign).toEqual([]);
});
