import { classNames } from "../ui/class-names";
import { Icon } from "../ui/icon";
import type { IconShape } from "../ui/icons";

export type Place = { href: string; label: string; shape: IconShape };

/** A short list of places at the side; on phones a line of tabs that scrolls sideways. */
export function SideNav({ label, places, current }: { label: string; places: readonly Place[]; current: string }) {
  return (
    <nav aria-label={label} data-screen-only="" className="max-md:-mx-6 max-md:overflow-x-auto max-md:border-b max-md:border-line max-md:px-6 max-md:[scrollbar-width:none] md:sticky md:top-24 md:self-start">
      <ul role="list" className="flex gap-1 max-md:-ms-2 md:flex-col">
        {places.map((place) => {
          const here = place.href === current;
          return (
            <li key={place.href} className="shrink-0">
              <a
                href={place.href}
                aria-current={here ? "page" : undefined}
                className={classNames(
                  "flex min-h-11 items-center gap-2.5 text-small font-medium transition-colors duration-100 md:min-h-9 md:rounded-control md:px-2.5",
                  "max-md:border-b-2 max-md:px-2 max-md:focus-visible:-outline-offset-2",
                  here ? "text-ink max-md:border-accent-edge md:bg-hover" : "text-ink-quiet hover:text-ink max-md:border-transparent md:hover:bg-hover",
                )}
              >
                <Icon shape={place.shape} sizePx={17} className={here ? "text-accent-ink" : ""} />
                {place.label}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
