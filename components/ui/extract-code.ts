const ARABIC_INDIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/** Turns Arabic-Indic and Persian figures into 0–9; leaves everything else. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const point = digit.charCodeAt(0);
    return String(point - (point >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_INDIC_ZERO));
  });
}

/**
 * Finds a code of `length` figures in what somebody pasted: "123456", "123 456", "123-456", or the whole mail around it.
 * Longer runs of figures (telephone numbers, years with months) are passed over.
 *
 * @returns the bare figures, or null when the text holds no such code
 */
export function extractCode(pasted: string, length: number): string | null {
  const text = asciiDigits(pasted);
  const half = Math.ceil(length / 2);
  const grouped = `\\d{${half}}[ \\u00a0\\u2009\\u202f\\-\\u2010-\\u2013.]?\\d{${length - half}}`;
  const spaced = `\\d(?:[ \\u00a0]\\d){${length - 1}}`;
  const found = new RegExp(`(?<![\\d+][ \\-]?)(?:${grouped}|${spaced})(?![ \\-]?\\d)`).exec(text);
  return found ? found[0].replace(/\D/g, "") : null;
}
