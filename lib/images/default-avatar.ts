import { createHash } from "node:crypto";

const EDGE = 96;
const MAX_INITIALS = 2;

/**
 * Draw the picture of somebody who has none: their initials on a quiet ground whose tint follows from the seed, the same
 * at every call. Without initials it shows a figure. Lightness is fixed, so that the text keeps more than 4.5:1 on any tint.
 *
 * @param seed an id; only its hash decides
 * @param initials at most two characters are shown
 */
export function defaultAvatarSvg(seed: string, initials: string | null = null): string {
  const [hueByte = 0, turnByte = 0] = createHash("sha256").update(seed).digest();
  const hue = Math.round((hueByte / 256) * 360);
  const ground = `<rect width="${EDGE}" height="${EDGE}" fill="hsl(${hue} 34% 88%)"/><circle cx="${turnByte % EDGE}" cy="${EDGE}" r="58" fill="hsl(${(hue + 24) % 360} 38% 82%)"/>`;
  const ink = `hsl(${hue} 45% 22%)`;
  const letters = shownInitials(initials);
  const content =
    letters === ""
      ? `<circle cx="48" cy="37" r="15" fill="${ink}"/><path d="M18 84a30 26 0 0 1 60 0z" fill="${ink}"/>`
      : `<text x="48" y="49" dy=".33em" text-anchor="middle" font-family="ui-sans-serif, system-ui, sans-serif" font-size="${letters.length > 1 ? 36 : 42}" font-weight="600" fill="${ink}">${escapeXml(letters)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${EDGE}" height="${EDGE}" viewBox="0 0 ${EDGE} ${EDGE}" aria-hidden="true">${ground}${content}</svg>`;
}

/** The address of that picture below the portal's origin, for `image_url` on the wire and in pages. */
export function defaultAvatarPath(seed: string, initials: string | null = null): string {
  const letters = shownInitials(initials);
  const query = letters === "" ? "" : `?${new URLSearchParams({ initials: letters }).toString()}`;
  return `/images/default/${encodeURIComponent(seed)}.svg${query}`;
}

/** Initials from a name as it is shown, such as "AL" for "Ada Lovelace"; null when it has no letters or figures. */
export function initialsOf(...names: (string | null | undefined)[]): string | null {
  const words = names.flatMap((name) => name?.trim().split(/\s+/) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = chosen.map((word) => graphemes(word ?? "").find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? "").join("");
  return letters === "" ? null : letters.toLocaleUpperCase("en");
}

function shownInitials(initials: string | null): string {
  // Characters that XML 1.0 forbids would make the whole picture unreadable.
  return graphemes((initials ?? "").slice(0, 32))
    .filter((letter) => /^[\p{L}\p{N}\p{M}\p{So}]+$/u.test(letter))
    .slice(0, MAX_INITIALS)
    .join("");
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Every user that the API shows comes by here; printable ASCII needs no tables to be cut up. */
function graphemes(text: string): string[] {
  return /^[ -~]*$/.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
