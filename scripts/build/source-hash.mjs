import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a build is made from. */
const SOURCES = ["app", "components", "lib", "prisma", "public", "server", "scripts/build", "scripts/build.mjs", "instrumentation.ts", "proxy.ts", "next.config.mjs", "postcss.config.mjs", "package-lock.json"];
const IGNORED = /^lib\/generated(\/|$)|\.test\.tsx?$/;

/**
 * One hash over the names and contents of the source. Contents, because a checkout or a copy changes times.
 *
 * @param {string} root
 * @param {string[]} sources files and folders, from the root
 */
export function sourceHash(root, sources = SOURCES) {
  const hash = createHash("sha256");
  for (const path of sources) add(root, path, hash);
  return hash.digest("hex");
}

/** @param {string[]} paths */
export function fileHash(...paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest("hex");
}

function add(root, path, hash) {
  const file = join(root, path);
  if (IGNORED.test(path) || !existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) add(root, `${path}/${name}`, hash);
    return;
  }
  const content = readFileSync(file);
  hash.update(`${path}\0${content.length}\0`).update(content);
}
