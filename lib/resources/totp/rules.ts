import { createGuardrails, verify } from "otplib";

/** What apps that show codes agree on: SHA-1, six figures, a new one every thirty seconds (RFC 6238, section 4). */
const STEP_SECONDS = 30;
const CODE = /^[0-9]{6}$/;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SHORTEST_BYTES = 10;
const LONGEST_BYTES = 64;
/** Numbers of characters over a multiple of eight that no number of bytes has (RFC 4648, section 6). */
const IMPOSSIBLE_RESTS = [1, 3, 6];
const GUARDRAILS = createGuardrails({ MIN_SECRET_BYTES: SHORTEST_BYTES, MAX_SECRET_BYTES: LONGEST_BYTES });

/** A secret as it is kept: in capitals, without the spaces, hyphens and padding that it may be written with. */
export function normaliseTotpSecret(text: string): string {
  return text.replace(/[\s-]/g, "").replace(/=+$/, "").toUpperCase();
}

/** Why a text is no secret of an authenticator app: 10 to 64 bytes in base32. Null when it is one. */
export function totpSecretProblem(text: string): "invalid_totp_secret_code" | null {
  // Longer than any secret in any spelling: not looked at.
  if (text.length > 4 * LONGEST_BYTES) return "invalid_totp_secret_code";
  const secret = normaliseTotpSecret(text);
  const bytes = Math.floor((secret.length * 5) / 8);
  const isBase32 = /^[A-Z2-7]+$/.test(secret) && !IMPOSSIBLE_RESTS.includes(secret.length % 8);
  return isBase32 && bytes >= SHORTEST_BYTES && bytes <= LONGEST_BYTES ? null : "invalid_totp_secret_code";
}

/**
 * The time step that a code belongs to: the present one, or a neighbour of it, for clocks that are apart. Null when the code
 * is wrong.
 *
 * @see RFC 6238, section 5.2
 */
export async function timeStepOf(secret: string, code: string, now: Date): Promise<number | null> {
  if (!CODE.test(code)) return null;
  const result = await verify({
    secret: bytesOf(secret),
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    period: STEP_SECONDS,
    epochTolerance: STEP_SECONDS,
    guardrails: GUARDRAILS,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

/** Bits that are left over at the end mean nothing; some apps have made secrets with them all the same. */
function bytesOf(secret: string): Uint8Array {
  const bits = [...secret].map((character) => ALPHABET.indexOf(character).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2));
}
