const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** HTML that is known to be safe: only {@link html} makes it. */
export class Markup {
  constructor(readonly source: string) {}
}

type Piece = string | number | Markup | Markup[] | null;

/** Tagged template: everything put into it is escaped, for element content and quoted attributes, unless it is Markup. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(strings.reduce((source, text, index) => source + render(pieces[index - 1] ?? null) + text));
}

/**
 * A link's target: web and mail addresses only.
 *
 * @throws TypeError for anything else, such as `javascript:`
 */
export function safeHref(href: string): string {
  if (!/^(https?:|mailto:)$/.test(new URL(href).protocol)) throw new TypeError("A message links only to web and mail addresses");
  return href;
}

function render(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Markup) return piece.source;
  if (Array.isArray(piece)) return piece.map((item) => item.source).join("");
  return String(piece).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
