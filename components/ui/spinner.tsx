/**
 * A turning ring. It appears only after 300 ms, so that a quick answer does not flicker; say in words beside it what is
 * being waited for.
 *
 * @param sizePx edge length in CSS pixels
 */
export function Spinner({ sizePx = 18, late = true }: { sizePx?: number; late?: boolean }) {
  return (
    <span className={late ? "shown-late inline-flex" : "inline-flex"} aria-hidden>
      <svg viewBox="0 0 24 24" width={sizePx} height={sizePx} fill="none" className="spinning">
        <circle cx="12" cy="12" r="9" stroke="currentColor" strokeWidth="2.5" opacity="0.25" />
        <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
    </span>
  );
}
