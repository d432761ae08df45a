import { hash, verify } from "@node-rs/argon2";
import { between, withoutPadding } from "./encodings";
import { hasherOf, type Hasher } from "./hasher";
import { parsePhcString } from "./phc";

/**
 * What a new password costs: 19 MiB of memory (in KiB here), two passes, one lane.
 *
 * @see OWASP Password Storage Cheat Sheet, Argon2id
 */
export const ARGON2ID_PARAMETERS = { memoryKib: 19_456, passes: 2, lanes: 1, saltBytes: 16, hashBytes: 32 } as const;
const OWN_PREFIX = `$argon2id$v=19$m=${ARGON2ID_PARAMETERS.memoryKib},t=${ARGON2ID_PARAMETERS.passes},p=${ARGON2ID_PARAMETERS.lanes}$`;

// An imported digest chooses what each sign-in costs. Three passes over 128 MiB are about 0.2 s of one core.
const MOST_MEMORY_KIB = 262_144;
const MOST_PASSES = 64;
const MOST_LANES = 16;
const MOST_KIB_PASSES = 393_216;
const DEAR_KIB_PASSES = 2 * ARGON2ID_PARAMETERS.memoryKib * ARGON2ID_PARAMETERS.passes;

// `Algorithm` is an ambient const enum, which isolated modules cannot read; 2 is its member Argon2id.
const ALGORITHM_ARGON2ID = 2;

const VERSIONS = [undefined, 16, 19];
const SOURCE = "RFC 9106; vectors: test.c of https://github.com/P-H-C/phc-winner-argon2";

/** The hasher of every password that is set here. */
export const argon2id = argon2Hasher("argon2id");

/** Argon2i, as older systems used it. */
export const argon2i = argon2Hasher("argon2i");

/** Hash a normalised password with Argon2id, {@link ARGON2ID_PARAMETERS} and a new random salt. Runs off the main thread. */
export function hashWithArgon2id(password: string): Promise<string> {
  const { memoryKib, passes, lanes, hashBytes } = ARGON2ID_PARAMETERS;
  return hash(password, { algorithm: ALGORITHM_ARGON2ID, memoryCost: memoryKib, timeCost: passes, parallelism: lanes, outputLen: hashBytes });
}

/** Whether a digest costs what a new one costs. */
export function isOwnArgon2id(digest: string): boolean {
  return digest.startsWith(OWN_PREFIX);
}

/** A digest of the same cost as a new one that no password has: its hash is all zeros. */
export const impossibleDigest = encode(Buffer.alloc(ARGON2ID_PARAMETERS.saltBytes, "gatehouse"), Buffer.alloc(ARGON2ID_PARAMETERS.hashBytes));

function argon2Hasher(name: "argon2id" | "argon2i"): Hasher {
  return hasherOf({
    name,
    format: `$${name}$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<hash>, base64 without padding`,
    source: SOURCE,
    read(digest) {
      const kibPasses = affordableKibPasses(name, digest);
      return kibPasses === null ? null : { digest, kibPasses };
    },
    matches: (password, { digest }) => verify(digest, password),
    isDear: ({ kibPasses }) => kibPasses > DEAR_KIB_PASSES,
  });
}

/** What a digest costs; null when it is malformed or costs too much. */
function affordableKibPasses(name: string, digest: string): number | null {
  const parsed = parsePhcString(digest);
  if (!parsed || parsed.id !== name || !VERSIONS.includes(parsed.version)) return null;
  const { m = 0, t = 0, p = 0, ...others } = parsed.parameters;
  const isAffordable =
    Object.keys(others).length === 0 &&
    between(p, 1, MOST_LANES) &&
    between(t, 1, MOST_PASSES) &&
    between(m, 8 * p, MOST_MEMORY_KIB) &&
    m * t <= MOST_KIB_PASSES &&
    between(parsed.salt.length, 8, 64) &&
    between(parsed.hash.length, 16, 64);
  return isAffordable ? m * t : null;
}

function encode(salt: Buffer, digest: Buffer): string {
  return `${OWN_PREFIX}${withoutPadding(salt)}$${withoutPadding(digest)}`;
}
