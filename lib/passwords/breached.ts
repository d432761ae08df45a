import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { log } from "@/lib/log";
import { SECOND } from "@/lib/time";
import { isOverlong, normalizePassword } from "./normalize";
import { openXorFilter, type XorFilter } from "./xor-filter";

const shared = globalThis as typeof globalThis & { gatehouseBreachedPasswords?: Promise<XorFilter> };

const RANGE_SERVICE_ORIGIN = "https://api.pwnedpasswords.com";
const RANGE_TIMEOUT_MS = 1.5 * SECOND;
const PREFIX_CHARACTERS = 5;

export type RangeServiceOptions = {
  /** Where the range service answers; a mirror, or a server of a test. */
  origin?: string;
  /** How long to wait for the whole answer, in milliseconds. */
  timeoutMs?: number;
};

/**
 * Whether the password is on the list that ships with the project: the passwords of at least 8 characters that breaches
 * have shown to be common, in any letter case. Nothing leaves the machine. Wrong about a password that is not on it
 * with probability 2^-24 (6 in 100 million).
 *
 * @throws Error when the list cannot be read: the installation is damaged, and no password may pass for that reason
 * @see scripts/build-breached-list.mjs for the sources and their licences
 */
export async function isBreachedOffline(password: string): Promise<boolean> {
  if (isOverlong(password)) return false;
  return (await offlineList()).has(breachedListForm(password));
}

/** The form in which the list holds a password: guessers try other letter cases first, so case makes no difference. */
export function breachedListForm(password: string): string {
  return normalizePassword(password).toLowerCase();
}

/**
 * Whether the range service knows the password. Only the first five hexadecimal digits of its SHA-1 leave the machine,
 * and the answer is padded, so that neither its content nor its length tells which password was meant.
 *
 * Fails open: when the service does not answer in time or in form, the password counts as unknown and a warning is
 * logged, because somebody else's outage must not stop sign-ups.
 *
 * @see https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange
 */
export async function isBreachedOnline(password: string, { origin = RANGE_SERVICE_ORIGIN, timeoutMs = RANGE_TIMEOUT_MS }: RangeServiceOptions = {}): Promise<boolean> {
  if (isOverlong(password)) return false;
  const digest = createHash("sha1").update(normalizePassword(password)).digest("hex").toUpperCase();
  const suffix = digest.slice(PREFIX_CHARACTERS);
  try {
    const answer = await fetch(new URL(`/range/${digest.slice(0, PREFIX_CHARACTERS)}`, origin), {
      headers: { "Add-Padding": "true", "User-Agent": "Gatehouse" },
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`The range service answered ${answer.status}.`);
    return listsSuffix(await answer.text(), suffix);
  } catch (err) {
    log.warn({ err }, "The breached-password range service could not be asked; the password was accepted without it.");
    return false;
  }
}

/** Lines are `SUFFIX:COUNT`; a count of 0 is padding. */
function listsSuffix(answer: string, suffix: string): boolean {
  return answer.split(/\r?\n/).some((line) => {
    const [listed = "", count = ""] = line.split(":");
    return listed.trim().toUpperCase() === suffix && Number(count) > 0;
  });
}

function offlineList(): Promise<XorFilter> {
  return (shared.gatehouseBreachedPasswords ??= readOfflineList());
}

// By its path from the project's root, because both bundles run from there and neither keeps files beside its modules.
async function readOfflineList(): Promise<XorFilter> {
  const path = join(/* turbopackIgnore: true */ process.cwd(), "lib", "passwords", "breached-passwords.bin");
  try {
    return openXorFilter(await readFile(path));
  } catch (err) {
    delete shared.gatehouseBreachedPasswords;
    throw new Error(`The list of breached passwords cannot be read: ${path}`, { cause: err });
  }
}
