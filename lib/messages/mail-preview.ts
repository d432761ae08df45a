const STYLE_ATTRIBUTE = / style="([^"]*)"/g;

/**
 * A mail of ours, made ready for an `<iframe srcdoc>` on a page with a strict Content-Security-Policy. The frame inherits
 * the page's policy, which lets no inline style through but what carries the page's nonce: every style attribute becomes
 * a rule of one sheet with that nonce.
 *
 * @param nonce the page's nonce; without one (no policy) the mail stays as it is
 * @see https://www.w3.org/TR/CSP3/#initialize-document-csp
 */
export function mailPreview(html: string, nonce: string | undefined): string {
  if (nonce === undefined) return html;
  if (!/^[A-Za-z0-9+/_=-]+$/.test(nonce)) throw new TypeError("Not a nonce");
  const rules = new Map<string, number>();
  const body = html.replace(STYLE_ATTRIBUTE, (_attribute, declarations: string) => {
    const rule = rules.get(declarations) ?? rules.size;
    rules.set(declarations, rule);
    return ` data-rule="${rule}"`;
  });
  const sheet = [...rules].map(([declarations, rule]) => `[data-rule="${rule}"]{${unescapeQuotes(declarations)}}`).join("\n");
  // Before the mail's own sheet, whose rules for the dark theme must win as they do over attributes.
  return body.replace("<style>", `<style nonce="${nonce}">${sheet}</style>\n<style nonce="${nonce}">`);
}

/** Only quotes: a "<" that an attribute may hold must not end the sheet. */
function unescapeQuotes(declarations: string): string {
  return declarations.replaceAll("&#39;", "'").replaceAll("&quot;", '"');
}
