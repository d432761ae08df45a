/**
 * The most UTF-16 units that a password as typed may have, here and in every setting. Longer input is refused before it
 * is normalised: sorting a long run of combining marks takes quadratic time, and a stranger chooses the input.
 */
export const LONGEST_PASSWORD_UNITS = 4096;

/**
 * The one form of a password that is hashed, verified, measured and looked up: every kind of space becomes U+0020, and
 * the text is composed (NFC), so that "ü" typed on two keyboards is one password. Letter case and everything else stay.
 *
 * These are the mapping rules of the OpaqueString profile. Its refusal of control and unassigned characters is left
 * out on purpose: it would lock people out of passwords that other systems accepted before an import.
 *
 * @throws RangeError past {@link LONGEST_PASSWORD_UNITS}; ask `isOverlong` first
 * @see RFC 8265 section 4.2.2
 */
export function normalizePassword(password: string): string {
  if (isOverlong(password)) throw new RangeError(`A password has at most ${LONGEST_PASSWORD_UNITS} UTF-16 units.`);
  return password.replace(/\p{Zs}/gu, " ").normalize("NFC");
}

/** Whether the password is longer than any setting accepts, and must not be worked on at all. */
export function isOverlong(password: string): boolean {
  return password.length > LONGEST_PASSWORD_UNITS;
}
