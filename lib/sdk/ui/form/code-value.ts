/** Codes have six figures. */
export const CODE_LENGTH = 6;

/** The figures of what was typed, at most as many as a code has; Arabic-Indic and Persian ones count. */
export function codeFigures(text: string): string {
  return latinFigures(text).replace(/\D/g, "").slice(0, CODE_LENGTH);
}

/**
 * The code in what was pasted: "123456", "123 456", "123-456", or the whole mail around it. Longer runs of figures are
 * passed over.
 */
export function pastedCode(text: string): string | null {
  const match = /(?<![\d+])(\d{3})[ \u00a0\u202f-]?(\d{3})(?!\d)/.exec(latinFigures(text));
  return match ? `${match[1]}${match[2]}` : null;
}

/** Both scripts' figures stand in Unicode at the start of a row of sixteen. */
function latinFigures(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (figure) => String(figure.charCodeAt(0) % 16));
}
