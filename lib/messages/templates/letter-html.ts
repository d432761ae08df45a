import type { Brand } from "@/lib/messages/brand";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import { readableOn } from "@/lib/messages/templates/colors";
import type { Letter } from "@/lib/messages/templates/letter";
import { html, Markup, safeHref } from "@/lib/messages/templates/markup";
import { codeGroups } from "@/lib/messages/templates/plain";

const SANS = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

// Light colours stand inline, for clients that drop <style>; the dark theme overrides them by class.
const DARK_THEME = new Markup(`
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .ground { background-color: #161513 !important; }
    .paper { background-color: #211f1d !important; border-color: #3a3733 !important; }
    .ink { color: #f3f0eb !important; }
    .quiet { color: #b5afa6 !important; }
    .rule { border-color: #3a3733 !important; }
    .code { background-color: #2b2926 !important; color: #f3f0eb !important; }
  }
  @media (max-width: 400px) {
    .gutter { padding-left: 20px !important; padding-right: 20px !important; }
    .code { font-size: 30px !important; }
  }`);

/**
 * A letter as an HTML mail: one column of at most 480 px, tables and inline styles for old clients, light and dark, no
 * image but the operator's logo, nothing that tells the sender whether it was read.
 */
export function letterHtml(letter: Letter, words: Catalogue, brand: Brand): string {
  const start = words.direction === "rtl" ? "right" : "left";
  return html`<!doctype html>
<html lang="${words.locale.split("-", 1)[0] ?? "en"}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${letter.subject}</title>
<style>${DARK_THEME}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#f5f3ef;-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;">${letter.preview}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f5f3ef;">
<tr><td align="center" style="padding:32px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;font-family:${SANS};text-align:${start};">
<tr><td class="gutter" style="padding:0 32px 20px;">${brandMark(brand)}</td></tr>
<tr><td class="paper gutter" style="background-color:#ffffff;border:1px solid #e4e0d9;border-radius:10px;padding:32px;">
<h1 class="ink" style="margin:0 0 12px;font-size:22px;line-height:1.25;font-weight:600;color:#1c1b19;">${letter.heading}</h1>
${letter.lead.map((text) => html`<p class="ink" style="margin:0 0 20px;font-size:15px;line-height:1.5;color:#1c1b19;overflow-wrap:anywhere;">${text}</p>\n`)}
${codeBlock(letter)}${buttonBlock(letter, brand)}
${letter.terms.length === 0 ? null : html`<p class="quiet" style="margin:0 0 24px;font-size:13px;line-height:1.5;color:#67625a;">${letter.terms.join(" ")}</p>`}
${detailsBlock(letter, start)}
${letter.closing.map((text) => html`<p class="quiet" style="margin:16px 0 0;font-size:13px;line-height:1.5;color:#67625a;">${text}</p>\n`)}
</td></tr>
<tr><td class="quiet gutter" style="padding:20px 32px 0;font-size:12px;line-height:1.5;color:#67625a;">${letter.footer}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`.source;
}

function brandMark({ name, logoUrl }: Brand): Markup {
  const word = html`<span class="ink" style="font-size:17px;font-weight:600;color:#1c1b19;">${name}</span>`;
  if (logoUrl === null) return word;
  return html`<img src="${safeHref(logoUrl)}" width="32" height="32" alt="" style="width:32px;height:32px;border:0;border-radius:8px;vertical-align:middle;margin-inline-end:10px;">${word}`;
}

/** The groups are set apart by space that is not a character: whoever selects the code copies only the code. */
function codeBlock({ code }: Letter): Markup | null {
  if (code === null) return null;
  const [first = "", ...others] = codeGroups(code);
  const rest = others.map((group) => html`<span style="padding-left:0.4em;">${group}</span>`);
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;"><tr>
<td class="code" dir="ltr" align="center" style="padding:16px 8px;border-radius:8px;background-color:#f5f3ef;font-family:${MONO};font-size:34px;line-height:1.2;font-weight:600;letter-spacing:0.06em;color:#1c1b19;white-space:nowrap;-webkit-user-select:all;user-select:all;">${first}${rest}</td>
</tr></table>\n`;
}

function buttonBlock({ button }: Letter, { accentColor }: Brand): Markup | null {
  if (button === null) return null;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;"><tr>
<td align="center" style="border-radius:8px;background-color:${accentColor};"><a href="${safeHref(button.href)}" style="display:block;padding:12px 20px;border-radius:8px;font-size:15px;line-height:20px;font-weight:600;text-decoration:none;color:${readableOn(accentColor)};">${button.label}</a></td>
</tr></table>`;
}

function detailsBlock({ details, detailsHeading }: Letter, start: "left" | "right"): Markup | null {
  if (details.length === 0) return null;
  const rows = details.map(
    ({ label, value }) => html`<tr>
<th scope="row" align="${start}" valign="top" class="quiet" style="padding:2px 0;padding-inline-end:16px;font-size:13px;line-height:1.5;font-weight:400;color:#67625a;white-space:nowrap;text-align:${start};">${label}</th>
<td width="100%" class="ink" style="padding:2px 0;font-size:13px;line-height:1.5;color:#1c1b19;overflow-wrap:anywhere;">${value}</td>
</tr>`,
  );
  return html`<table class="rule" width="100%" cellpadding="0" cellspacing="0" style="border-top:1px solid #e4e0d9;border-bottom:1px solid #e4e0d9;padding:12px 0;">
<caption style="display:none;">${detailsHeading}</caption>
${rows}
</table>`;
}
