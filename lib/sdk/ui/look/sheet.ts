import { tokenDeclarations } from "./tokens";

/*
 * The components stand in the page's own document, where password managers and the page's style sheets can reach them.
 * `all: revert` therefore takes the page's rules for bare elements off them first; it must spare shapes, whose attributes
 * count as such rules. Names begin with gh-.
 */
const rules = /* css */ `
.gh, .gh *:where(:not(svg, svg *)) { all: revert; box-sizing: border-box; }
.gh {
  --gh-radius-surface: calc(var(--gh-radius) * 1.25);
  --gh-lift: 0 1px 2px light-dark(oklch(0.2 0.01 70 / 0.06), oklch(0 0 0 / 0.3));
  --gh-float: 0 0 0 1px light-dark(oklch(0.2 0.01 70 / 0.08), oklch(0.95 0.01 70 / 0.11)), 0 12px 32px -8px light-dark(oklch(0.2 0.02 70 / 0.2), oklch(0 0 0 / 0.6)), 0 4px 10px -4px light-dark(oklch(0.2 0.02 70 / 0.09), oklch(0 0 0 / 0.4));
  ${tokenDeclarations()}
  color: var(--gh-ink);
  font: 400 var(--gatehouse-text-size, max(0.9375rem, 15px))/1.53 var(--gatehouse-font, ui-sans-serif, system-ui, "Noto Sans Arabic", "SF Arabic", "Segoe UI", sans-serif);
  text-align: start;
  overflow-wrap: anywhere;
  accent-color: var(--gh-accent-ink);
  -webkit-font-smoothing: antialiased;
}
.gh[data-scheme=light] { color-scheme: light; }
.gh[data-scheme=dark] { color-scheme: dark; }
.gh :is(button, input, h1, h2, h3, p, label) { font: inherit; color: inherit; margin: 0; }
.gh :is(ul, form, fieldset) { margin: 0; padding: 0; border: 0; list-style: none; min-width: 0; }
.gh bdi { unicode-bidi: isolate; }
.gh [hidden] { display: none !important; }
.gh :is([role=alert], [role=status]):empty { position: absolute; }
.gh :focus-visible { outline: 2px solid var(--gh-focus); outline-offset: 2px; }
.gh :is(h1, h2, h3, [role=alert], .gh-quiet-focus):focus-visible { outline: none; }
.gh .gh-title { font-size: 1.4667em; line-height: 1.23; font-weight: 600; letter-spacing: -0.018em; text-wrap: balance; }
.gh .gh-heading { font-size: 1.1333em; line-height: 1.4; font-weight: 600; letter-spacing: -0.01em; }
.gh:lang(ar) :is(h1, h2, h3) { letter-spacing: 0; }
.gh .gh-small { font-size: 0.8667em; line-height: 1.54; }
.gh .gh-quiet { color: var(--gh-ink-quiet); }
.gh .gh-strong { font-weight: 500; }
.gh .gh-icon { flex: none; display: block; }
.gh:dir(rtl) .gh-turns { scale: -1 1; }
.gh .gh-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; }

.gh .gh-card { width: 100%; max-width: 26.7em; margin: 0 auto; padding: clamp(24px, 6vw, 32px) clamp(20px, 6vw, 32px); background: var(--gh-surface); border: 1px solid var(--gh-line); border-radius: var(--gh-radius-surface); }
.gh .gh-screen { display: flex; flex-direction: column; gap: 24px; }
.gh .gh-head { display: flex; flex-direction: column; gap: 6px; }
.gh .gh-form, .gh .gh-stack { display: flex; flex-direction: column; gap: 10px; }
.gh .gh-foot { display: flex; flex-direction: column; align-items: flex-start; gap: 4px; color: var(--gh-ink-quiet); }
.gh .gh-line { display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; }

.gh .gh-label { display: flex; justify-content: space-between; gap: 4px 16px; margin-bottom: 6px; font-size: 0.8667em; line-height: 1.54; }
.gh .gh-label label { font-weight: 500; }
.gh .gh-input { width: 100%; min-width: 0; height: 44px; padding: 0 12px; background: var(--gh-surface); color: var(--gh-ink); border: 1px solid var(--gh-line-strong); border-radius: var(--gh-radius); box-shadow: var(--gh-lift); transition: border-color 100ms; }
.gh .gh-input:hover { border-color: var(--gh-ink-quiet); }
.gh .gh-input:focus-visible { outline-offset: 0; border-color: transparent; }
.gh .gh-input[aria-invalid=true] { border-color: var(--gh-danger-line); }
.gh .gh-input::placeholder { color: var(--gh-ink-quiet); opacity: 1; }
.gh .gh-input:autofill { -webkit-text-fill-color: var(--gh-ink); caret-color: var(--gh-ink); box-shadow: inset 0 0 0 100rem var(--gh-accent-tint); }
.gh:dir(rtl) .gh-input[dir=ltr] { text-align: end; }
.gh .gh-input[type=file] { height: auto; padding: 5px; }
.gh .gh-input::file-selector-button { font: inherit; font-weight: 500; min-height: 32px; margin-inline-end: 10px; padding: 0 12px; border: 1px solid var(--gh-line-strong); border-radius: calc(var(--gh-radius) - 2px); background: var(--gh-surface); color: var(--gh-ink); cursor: pointer; }
@media (pointer: coarse) { .gh .gh-input { font-size: max(16px, 1em); } }
.gh .gh-note { min-height: 24px; padding-top: 4px; font-size: 0.8667em; line-height: 1.54; color: var(--gh-ink-quiet); }
.gh .gh-mistake { display: flex; gap: 6px; color: var(--gh-danger-ink); }
.gh .gh-mistake .gh-icon { margin-top: 2px; }
.gh .gh-secret { position: relative; display: block; }
.gh .gh-secret .gh-input { padding-inline-end: 48px; }
.gh:dir(rtl) .gh-secret .gh-input[dir=ltr] { padding-inline: 48px 12px; }
.gh .gh-reveal { position: absolute; inset-block: 0; inset-inline-end: 0; width: 44px; display: flex; align-items: center; justify-content: center; background: none; border: 0; border-radius: var(--gh-radius); color: var(--gh-ink-quiet); cursor: pointer; }
.gh .gh-reveal:hover { color: var(--gh-ink); }
.gh .gh-caps { position: absolute; inset-inline-end: 48px; inset-block: 10px; padding: 0 8px; border-radius: 99px; background: var(--gh-caution-tint); color: var(--gh-caution-ink); font-size: 0.8em; line-height: 24px; }
.gh .gh-caps:empty { display: none; }
.gh .gh-code { --cell: 44px; direction: ltr; height: 60px; padding: 0; padding-inline-start: calc(50% - 3 * var(--cell) + (var(--cell) - 1ch) / 2); text-align: start; font-family: ui-monospace, "SF Mono", "Cascadia Code", "Roboto Mono", Menlo, Consolas, monospace; font-size: 28px; font-weight: 500; letter-spacing: calc(var(--cell) - 1ch); background: linear-gradient(var(--gh-line), var(--gh-line)) center / 1px 100% no-repeat var(--gh-surface); }
.gh:dir(rtl) .gh-code[dir=ltr] { text-align: start; }
@media (width < 24rem) { .gh .gh-code { --cell: 36px; font-size: 24px; } }
.gh .gh-check { display: flex; gap: 10px; min-height: 44px; padding: 10px 0; cursor: pointer; }
.gh .gh-check input { flex: none; width: 18px; height: 18px; margin: 3px 0 0; }

.gh .gh-button { position: relative; display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 44px; padding: 6px 16px; border: 1px solid color-mix(in oklch, var(--gh-line-strong) 60%, transparent); border-radius: var(--gh-radius); background: var(--gh-surface); color: var(--gh-ink); box-shadow: var(--gh-lift); font-weight: 500; text-align: center; text-decoration: none; cursor: pointer; user-select: none; transition: background-color 100ms, border-color 100ms; }
.gh .gh-button:hover { background: var(--gh-sunken); border-color: var(--gh-line-strong); }
.gh .gh-primary { background: var(--gh-accent); border-color: var(--gh-accent-edge); color: var(--gh-on-accent); }
.gh .gh-primary:hover { background: var(--gh-accent-hover); border-color: var(--gh-accent-edge); }
.gh .gh-danger { background: var(--gh-danger); border-color: var(--gh-danger); color: #fff; }
.gh .gh-danger:hover { background: var(--gh-danger-hover); border-color: var(--gh-danger-hover); }
.gh .gh-wide { width: 100%; }
.gh .gh-start { justify-content: flex-start; text-align: start; }
.gh .gh-button[aria-disabled=true] { cursor: default; opacity: 0.85; }
.gh [aria-busy=true] .gh-primary > span, .gh [aria-busy=true] .gh-danger > span { animation: gh-late 120ms 300ms both reverse; }
.gh [aria-busy=true] :is(.gh-primary, .gh-danger)::after { content: ""; position: absolute; width: 18px; height: 18px; border: 2.5px solid; border-block-start-color: transparent; border-radius: 99px; animation: gh-late 120ms 300ms both, gh-turn 800ms linear infinite; }
.gh .gh-link { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; padding: 0; background: none; border: 0; border-radius: 3px; color: var(--gh-accent-ink); font-weight: 500; text-align: start; text-decoration: underline; text-decoration-color: color-mix(in oklch, currentColor 35%, transparent); text-underline-offset: 3px; cursor: pointer; }
.gh .gh-link:hover { text-decoration-color: currentColor; }
.gh .gh-label .gh-link { min-height: 24px; margin: -2px 0; }
.gh .gh-small.gh-link, .gh .gh-small .gh-link { min-height: 32px; }
.gh :is(p:not(.gh-line), label) .gh-link { display: inline; }
.gh .gh-back { align-self: flex-start; color: var(--gh-ink-quiet); font-weight: 400; text-decoration: none; font-size: 0.8667em; margin: -8px 0 -12px; }
.gh .gh-back:hover { color: var(--gh-ink); }

.gh .gh-notice { display: flex; gap: 10px; padding: 12px 14px; border: 1px solid color-mix(in oklch, var(--gh-line-strong) 45%, transparent); border-radius: var(--gh-radius-surface); background: var(--gh-sunken); }
.gh .gh-notice .gh-icon { margin-top: 2px; }
.gh .gh-notice > div { min-width: 0; }
.gh .gh-notice-danger { border-color: color-mix(in oklch, var(--gh-danger-line) 45%, transparent); background: var(--gh-danger-tint); color: var(--gh-danger-ink); }
.gh .gh-notice-positive { border-color: color-mix(in oklch, var(--gh-positive-line) 45%, transparent); background: var(--gh-positive-tint); }
.gh .gh-notice-positive .gh-icon { color: var(--gh-positive-ink); }
.gh .gh-notice-caution { border-color: color-mix(in oklch, var(--gh-caution-line) 50%, transparent); background: var(--gh-caution-tint); }
.gh .gh-notice-caution .gh-icon { color: var(--gh-caution-ink); }
.gh .gh-figures { font-variant-numeric: tabular-nums; }
.gh .gh-spinner { width: 24px; height: 24px; margin: 24px auto; border: 2.5px solid var(--gh-line-strong); border-block-start-color: transparent; border-radius: 99px; animation: gh-late 120ms 300ms both, gh-turn 800ms linear infinite; }

.gh .gh-avatar { flex: none; display: inline-flex; align-items: center; justify-content: center; width: 36px; height: 36px; overflow: hidden; border-radius: 99px; background: var(--gh-accent-tint); color: var(--gh-accent-ink); font-size: 13px; font-weight: 600; line-height: 1; object-fit: cover; user-select: none; }
.gh .gh-avatar-large { width: 64px; height: 64px; font-size: 22px; }
.gh .gh-badge { padding: 0 8px; border-radius: 99px; background: var(--gh-sunken); color: var(--gh-ink-quiet); box-shadow: inset 0 0 0 1px var(--gh-line); font-size: 0.8em; line-height: 20px; font-weight: 500; white-space: nowrap; }
.gh .gh-badge-caution { background: var(--gh-caution-tint); color: var(--gh-caution-ink); }

.gh .gh-account { max-width: 66em; margin: 0 auto; padding: clamp(20px, 4vw, 32px); background: var(--gh-surface); border: 1px solid var(--gh-line); border-radius: var(--gh-radius-surface); }
.gh .gh-places { display: flex; gap: 4px; margin-bottom: 28px; overflow-x: auto; border-bottom: 1px solid var(--gh-line); }
.gh .gh-place { flex: none; min-height: 44px; padding: 0 12px; background: none; border: 0; border-bottom: 2px solid transparent; color: var(--gh-ink-quiet); cursor: pointer; }
.gh .gh-place:hover { color: var(--gh-ink); }
.gh .gh-place:focus-visible { outline-offset: -2px; }
.gh .gh-place[aria-current] { color: var(--gh-ink); font-weight: 500; border-bottom-color: var(--gh-accent-edge); }
.gh .gh-sections { display: flex; flex-direction: column; gap: 44px; }
.gh .gh-section-head { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between; gap: 12px 24px; }
.gh .gh-section-head > :first-child { min-width: 0; max-width: 62ch; flex: 1 1 17em; }
.gh .gh-said { margin-top: 16px; }
.gh .gh-rows { margin-top: 16px; border-block: 1px solid var(--gh-line); }
.gh .gh-rows > li + li { border-top: 1px solid var(--gh-line); }
.gh .gh-rows > li { padding: 14px 0; }
.gh .gh-row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
.gh .gh-row > .gh-what { flex: 1 1 12.8em; min-width: 0; }
.gh .gh-fact { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 16px; }
.gh .gh-fact > :first-child { flex: 0 1 9.6em; }
.gh .gh-fact > :last-child { flex: 1 1 10.7em; min-width: 0; }
.gh .gh-row-title { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; font-weight: 500; }
.gh .gh-actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.gh .gh-row-actions .gh-button { min-height: 36px; padding: 2px 12px; font-size: 0.8667em; }
@media (pointer: coarse) { .gh .gh-row-actions .gh-button { min-height: 44px; } }
.gh .gh-opened { margin-top: 16px; padding: 20px; border-radius: var(--gh-radius-surface); background: var(--gh-sunken); }
.gh .gh-opened > * { max-width: 29.9em; }
.gh .gh-media { color: var(--gh-ink-quiet); align-self: flex-start; margin-top: 3px; }

.gh.gh-dialog { position: fixed; inset: 0; width: min(26.7em, 100%); max-width: none; max-height: calc(100dvh - 32px); height: fit-content; margin: auto; padding: 0; border: 0; flex-direction: column; overflow: hidden; border-radius: var(--gh-radius-surface); background: var(--gh-raised); box-shadow: var(--gh-float); animation: gh-rise 140ms cubic-bezier(0.2, 0.7, 0.3, 1); --gh-surface: var(--gh-raised); }
.gh.gh-dialog[open] { display: flex; }
.gh .gh-dialog-body { min-height: 0; overflow: auto; overscroll-behavior: contain; }
.gh.gh-dialog-wide { width: min(59.7em, 100%); height: min(49em, 100dvh - 32px); }
.gh.gh-dialog::backdrop { background: var(--gh-scrim); animation: gh-late 120ms; }
.gh.gh-dialog :is(.gh-card, .gh-account) { max-width: none; border: 0; border-radius: 0; background: none; }
.gh .gh-close { position: absolute; z-index: 1; inset-block-start: 8px; inset-inline-end: 8px; width: 44px; height: 44px; display: flex; align-items: center; justify-content: center; padding: 0; background: none; border: 0; border-radius: var(--gh-radius); color: var(--gh-ink-quiet); cursor: pointer; }
.gh .gh-close:hover { background: var(--gh-hover); color: var(--gh-ink); }
.gh.gh-dialog :is(.gh-head, .gh-places) { padding-inline-end: 28px; }
@media (width < 30rem) { .gh.gh-dialog { margin-bottom: 0; border-end-start-radius: 0; border-end-end-radius: 0; padding-bottom: env(safe-area-inset-bottom); } }

.gh.gh-user { display: inline-block; }
.gh .gh-face { display: flex; padding: 4px; background: none; border: 0; border-radius: 99px; cursor: pointer; }
.gh .gh-face:hover { background: var(--gh-hover); }
.gh .gh-menu { position: fixed; inset: auto; width: 20.3em; max-width: calc(100vw - 16px); max-height: calc(100dvh - 16px); margin: 0; padding: 6px; border: 0; overflow: auto; border-radius: var(--gh-radius-surface); background: var(--gh-raised); color: var(--gh-ink); box-shadow: var(--gh-float); animation: gh-rise 110ms cubic-bezier(0.2, 0.7, 0.3, 1); }
.gh .gh-menu:not(:popover-open) { display: none; }
.gh .gh-item { display: flex; align-items: center; gap: 12px; width: 100%; min-height: 44px; padding: 8px 10px; background: none; border: 0; border-radius: var(--gh-radius); text-align: start; text-decoration: none; color: var(--gh-ink); cursor: pointer; }
.gh .gh-item.gh-quiet { color: var(--gh-ink-quiet); cursor: default; min-height: 0; }
.gh .gh-item:is(button, a):hover { background: var(--gh-hover); }
.gh .gh-item:focus-visible { outline-offset: -2px; }
.gh .gh-item > :nth-child(2) { min-width: 0; flex: 1; }
.gh .gh-item > .gh-icon { width: 36px; color: var(--gh-ink-quiet); }
.gh .gh-rule { margin: 6px -6px; border-top: 1px solid var(--gh-line); }
.gh .gh-cut { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

@keyframes gh-late { from { opacity: 0; } }
@keyframes gh-rise { from { opacity: 0; translate: 0 8px; } }
@keyframes gh-turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .gh, .gh *, .gh *::after, .gh::backdrop { animation-duration: 1ms !important; animation-iteration-count: 1 !important; transition: none !important; } }
@media (forced-colors: active) { .gh :is(.gh-button, .gh-avatar, .gh-badge) { border: 1px solid ButtonText; } }
`;

const adopted = new WeakMap<Document, CSSStyleSheet>();

/**
 * Gives the document or shadow tree around a node the sheet of the components, once. A constructed sheet needs no
 * permission in a content security policy, unlike a `<style>`.
 */
export function adoptSheet(node: Node): void {
  const root = node.getRootNode();
  const place = root instanceof ShadowRoot ? root : document;
  let sheet = adopted.get(document);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    adopted.set(document, sheet);
  }
  if (!place.adoptedStyleSheets.includes(sheet)) place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheet];
}
