import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

/** Where an app's React comes from. */
const OWN_PACKAGES = join(process.cwd(), "node_modules");

/** A folder in which an app's scripts are bundled. */
export type Workshop = {
  /** Bundle a script of the app, as a build tool does. */
  bundle: (source: string) => Promise<{ path: `/${string}`; content: Uint8Array }[]>;
  close: () => void;
};

/** Install a portal's SDK with npm, under the name that apps import the published one by. */
export async function openWorkshop(portal: string): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-app-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--no-update-notifier", `@clerk/clerk-js@${portal}/npm/gatehouse.tgz`], { cwd: folder, shell: process.platform === "win32" });
  const bundle: Workshop["bundle"] = async (source) => {
    const { outputFiles } = await build({ stdin: { contents: source, resolveDir: folder, sourcefile: "main.js" }, bundle: true, splitting: true, format: "esm", target: "es2022", define: { "process.env.NODE_ENV": '"production"' }, nodePaths: [OWN_PACKAGES], outdir: join(folder, "out"), entryNames: "main", keepNames: true, write: false, logLevel: "silent" });
    return outputFiles.map(({ path, contents }) => ({ path: `/${path.slice(join(folder, "out").length + 1)}`, content: contents }));
  };
  return { bundle, close: () => rmSync(folder, { recursive: true, force: true }) };
}
