import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { emitDeclarations } from "./declarations.mjs";
import { packageTarball } from "./tarball.mjs";

const KILOBYTE = 1000;

/**
 * Build the browser SDK: a package that npm can install, its tarball, and in it a build for `<script>`.
 *
 * @param {string} root
 * @param {string} folder where it goes: `package/`, `package.tgz`; what was there is replaced
 * @returns {Promise<string>} what it weighs, for people
 */
export async function buildSdk(root, folder) {
  const { version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const output = join(folder, "package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const common = { bundle: true, minify: true, target: "es2022", logLevel: "error", legalComments: "none", jsx: "automatic", charset: "utf8", define: { GATEHOUSE_VERSION: JSON.stringify(version) }, absWorkingDir: root };
  const dist = join(output, "dist");
  const [modules, script] = await Promise.all([
    build({
      ...common,
      entryPoints: { index: "lib/sdk/index.ts", ui: "lib/sdk/ui/index.ts", react: "lib/sdk/react/index.ts" },
      format: "esm",
      splitting: true,
      outdir: dist,
      outExtension: { ".js": ".mjs" },
      chunkNames: "chunk-[hash]",
      external: ["react", "react/*"],
      // Client components, where a framework tells them apart.
      plugins: [clientDirective("react.mjs")],
      write: false,
    }),
    // People print resources to the console, and should see what they are.
    build({ ...common, keepNames: true, entryPoints: ["lib/sdk/browser.ts"], format: "iife", outfile: join(dist, "clerk.browser.js"), plugins: [componentsBeside()], write: false }),
  ]);
  /** @type {Map<string, Uint8Array>} */
  const files = new Map([...modules.outputFiles, ...script.outputFiles].map(({ path, contents }) => [path.slice(output.length + 1).replaceAll("\\", "/"), contents]));
  for (const [path, text] of await emitDeclarations(join(root, "lib", "sdk"), ["index.ts", "react/index.ts"])) files.set(`dist/types/${path}`, Buffer.from(text));
  files.set("package.json", Buffer.from(`${JSON.stringify(manifest(version, license), null, 2)}\n`));
  for (const [from, to] of [["LICENSE", "LICENSE"], ["lib/sdk/README.md", "README.md"]]) files.set(to, readFileSync(join(root, from)));
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), contents);
  }
  writeFileSync(join(folder, "package.tgz"), packageTarball(files));
  return `core ${weight(files.get("dist/clerk.browser.js"))}, components ${weight(files.get("dist/ui.mjs"))} compressed`;
}

function manifest(version, license) {
  const entry = (name) => ({ types: `./dist/types/${name === "index" ? "index" : `${name}/index`}.d.ts`, default: `./dist/${name}.mjs` });
  return {
    name: "gatehouse",
    version,
    description: "The browser SDK of Gatehouse, a self-hosted account portal.",
    license,
    type: "module",
    // All but the script, which makes window.Clerk.
    sideEffects: ["./dist/clerk.browser.js"],
    main: "./dist/index.mjs",
    types: "./dist/types/index.d.ts",
    exports: { ".": entry("index"), "./react": entry("react"), "./browser": "./dist/clerk.browser.js", "./package.json": "./package.json" },
    peerDependencies: { react: ">=19" },
    peerDependenciesMeta: { react: { optional: true } },
  };
}

/** The script loads the components, a module of its own, from where it came from itself. */
function componentsBeside() {
  return {
    name: "components-beside",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/ui$/ }, () => ({ path: "./ui.mjs", external: true }));
    },
  };
}

function clientDirective(name) {
  return {
    name: "client-directive",
    setup({ onEnd }) {
      onEnd(({ outputFiles = [] }) => {
        for (const file of outputFiles) if (file.path.endsWith(name)) file.contents = Buffer.concat([Buffer.from('"use client";\n'), file.contents]);
      });
    },
  };
}

function weight(contents) {
  return `${(gzipSync(contents, { level: 9 }).length / KILOBYTE).toFixed(1)} KB`;
}
