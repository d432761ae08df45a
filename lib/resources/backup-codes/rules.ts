import { bcrypt } from "@/lib/passwords/hashers/bcrypt";

/** How many a person may have: each is compared with what is typed. */
export const MOST_BACKUP_CODES = 20;
/** What a code is hashed with here. It is random and sealed as well, so that a few milliseconds are enough. */
export const BCRYPT_COST = 8;

const HIGHEST_COST = 12;
/** What comparing all codes of one person may cost: as much as ten of the highest cost. */
const MOST_WORK = 10 * 2 ** HIGHEST_COST;
const SHORTEST = 6;
/** bcrypt looks at no more. */
const LONGEST_BYTES = 72;
const COST_DIGITS = { from: 4, to: 6 };

/** Whether a code came as the bcrypt digest of one. */
export function isBackupCodeDigest(code: string): boolean {
  return bcrypt.accepts(code) && costOf(code) <= HIGHEST_COST;
}

/**
 * Why these are no backup codes: each is a text of 6 characters to 72 bytes, or the bcrypt digest of one (`$2a$`, `$2b$` or
 * `$2y$`) with a cost of 4 to 12. Null when they are.
 */
export function backupCodesProblem(codes: readonly string[]): "form_param_format_invalid" | "form_param_max_length_exceeded" | null {
  if (codes.length > MOST_BACKUP_CODES) return "form_param_max_length_exceeded";
  if (!codes.every((code) => isBackupCodeDigest(code) || isPlainCode(code))) return "form_param_format_invalid";
  return codes.reduce((sum, code) => sum + workOf(code), 0) > MOST_WORK ? "form_param_max_length_exceeded" : null;
}

/** A code as somebody types it, or as a list of them has it: what stands around it does not matter. */
export function trimmedBackupCode(code: string): string {
  return code.trim();
}

/** What looks like a digest and is none was not meant to be typed. */
function isPlainCode(code: string): boolean {
  const plain = trimmedBackupCode(code);
  return plain.length >= SHORTEST && Buffer.byteLength(plain) <= LONGEST_BYTES && !plain.startsWith("$") && !/\p{Cc}/u.test(plain);
}

function workOf(code: string): number {
  return 2 ** (isBackupCodeDigest(code) ? costOf(code) : BCRYPT_COST);
}

function costOf(digest: string): number {
  return Number(digest.slice(COST_DIGITS.from, COST_DIGITS.to));
}
