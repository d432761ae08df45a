import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const EPOCH_SECONDS = 1_400_000_000;
const LENGTH = 27;

const PREFIXES = {
  instance: "ins",
  user: "user",
  identification: "idn",
  externalAccount: "eac",
  passkey: "passkey",
  totp: "totp",
  backupCode: "bc",
  verification: "ver",
  client: "client",
  session: "sess",
  sessionActivity: "sess_activity",
  signIn: "sia",
  signUp: "sua",
  reverification: "srv",
  image: "img",
  signingKey: "ins",
  secretKey: "sk",
  redirectUrl: "ru",
  jwtTemplate: "jtmp",
  signInToken: "sit",
  actorToken: "act",
  invitation: "inv",
  allowlistIdentifier: "alid",
  blocklistIdentifier: "blid",
  waitlistEntry: "wle",
  setupLink: "setup",
  message: "msg",
  event: "evt",
  webhookEndpoint: "ep",
  webhookDelivery: "whd",
} as const;

export type IdentifierKind = keyof typeof PREFIXES;

/**
 * A new identifier: prefix, `_` and a 27-character base62 KSUID. The first four of its 20 bytes count seconds, so that
 * identifiers sort by age; the other sixteen are random, so that nobody can guess one.
 *
 * @see https://github.com/segmentio/ksuid
 */
export function newId(kind: IdentifierKind, at: Date = new Date()): string {
  return identifierFrom(kind, at, randomPayload());
}

const PAYLOAD_BYTES = 16;
const pool = Buffer.alloc(256 * PAYLOAD_BYTES);
let used = pool.length;

/** Random bytes, drawn for many identifiers at once: each call of the system's generator costs more than all the rest. */
function randomPayload(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += PAYLOAD_BYTES));
}

/** The identifier of that moment and those sixteen bytes. */
export function identifierFrom(kind: IdentifierKind, at: Date, payload: Buffer): string {
  const seconds = Math.floor(at.getTime() / 1000) - EPOCH_SECONDS;
  return `${PREFIXES[kind]}_${base62([seconds, payload.readUInt32BE(0), payload.readUInt32BE(4), payload.readUInt32BE(8), payload.readUInt32BE(12)])}`;
}

/** Three digits at a time: the most whose remainder, moved up by a limb, is still a whole number to JavaScript. */
const GROUP = 3;
const GROUPS = Array.from({ length: 62 ** GROUP }, (_, value) => ALPHABET.charAt(Math.floor(value / 62 ** 2)) + ALPHABET.charAt(Math.floor(value / 62) % 62) + ALPHABET.charAt(value % 62));

/** The number of these 32-bit limbs in base 62, by long division: identifiers are made by the million. */
function base62(limbs: number[]): string {
  let text = "";
  let first = 0;
  for (let digit = 0; digit < LENGTH; digit += GROUP) {
    let remainder = 0;
    // What is divided to nothing stays nothing.
    while (limbs[first] === 0) first += 1;
    for (let index = first; index < limbs.length; index += 1) {
      const value = remainder * 0x1_0000_0000 + (limbs[index] ?? 0);
      const quotient = Math.floor(value / GROUPS.length);
      limbs[index] = quotient;
      // Below 2^50, hence exact, and much faster than `%`.
      remainder = value - quotient * GROUPS.length;
    }
    text = (GROUPS[remainder] ?? "") + text;
  }
  return text;
}
