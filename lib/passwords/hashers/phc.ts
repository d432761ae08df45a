import { withoutPadding, wholeNumber } from "./encodings";

/** A digest in the PHC string format, taken apart. */
export type PhcString = { id: string; version: number | undefined; parameters: Record<string, number>; salt: Buffer; hash: Buffer };

const PHC = /^\$([a-z0-9-]{1,32})(?:\$v=(\d{1,10}))?\$([a-z0-9-]{1,32}=\d{1,10}(?:,[a-z0-9-]{1,32}=\d{1,10}){0,7})\$([A-Za-z0-9+/]{1,128})\$([A-Za-z0-9+/]{1,128})$/;

/**
 * Take a PHC string apart: `$id[$v=19]$m=19456,t=2,p=1$salt$hash`.
 *
 * Strict on purpose, so that one digest has one spelling: base64 without padding and without stray bits, numbers
 * without leading zeros, no parameter twice, nothing before or after. Only parameters with whole numbers are known.
 *
 * @returns undefined when the text is not of that form
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function parsePhcString(text: string): PhcString | undefined {
  const match = PHC.exec(text);
  if (!match) return undefined;
  const [, id = "", versionText, parameterText = "", saltText = "", hashText = ""] = match;
  const version = versionText === undefined ? undefined : wholeNumber(versionText);
  const pairs = parameterText.split(",").map((pair) => pair.split("=") as [string, string]);
  const parameters = Object.fromEntries(pairs.map(([name, value]) => [name, wholeNumber(value)]));
  const salt = unpaddedBase64(saltText);
  const hash = unpaddedBase64(hashText);
  if (!salt || !hash || Number.isNaN(version)) return undefined;
  if (Object.keys(parameters).length !== pairs.length || Object.values(parameters).some(Number.isNaN)) return undefined;
  return { id, version, parameters, salt, hash };
}

function unpaddedBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return withoutPadding(bytes) === text ? bytes : undefined;
}
