import type { ReactNode } from "react";
import { AccountMenu, type AccountActions, type Person } from "./account-menu";
import { Brand } from "./brand";
import type { PortalFrame } from "./frame";
import { Preferences } from "./preferences";
import { SideNav, type Place } from "./side-nav";

/**
 * The surroundings of a signed-in person's pages: a header with the brand and who is signed in, the list of places, and
 * the page. `compact` is the dashboard's density (36 px fields) and takes the whole width.
 */
export function Account({
  frame,
  places,
  current,
  person,
  others = [],
  actions,
  heading,
  intro,
  action,
  density = "comfortable",
  children,
}: {
  frame: PortalFrame;
  places: readonly Place[];
  /** The `href` of the place that this page belongs to. */
  current: string;
  person: Person;
  others?: readonly Person[];
  actions: AccountActions;
  heading: string;
  intro?: ReactNode;
  /** The page's one action, at the far end of the heading. */
  action?: ReactNode;
  density?: "comfortable" | "compact";
  children: ReactNode;
}) {
  const width = density === "compact" ? "max-w-[90rem]" : "max-w-[66rem]";
  return (
    <div className="flex min-h-dvh flex-col bg-surface" data-density={density}>
      <a href="#content" className="sr-only rounded-control bg-raised px-3 py-2 text-small font-medium shadow-float focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:z-30 focus:px-3 focus:py-2">
        {frame.words.skip}
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-surface" data-screen-only="">
        <div className={`mx-auto flex min-h-15 items-center justify-between gap-4 px-6 ${width}`}>
          <Brand application={frame.application} words={frame.words} compact />
          <AccountMenu frame={frame} person={person} others={others} actions={actions} />
        </div>
      </header>
      <div className={`mx-auto grid w-full flex-1 content-start gap-x-12 px-6 md:grid-cols-[11.5rem_minmax(0,1fr)] md:pt-10 ${width}`}>
        <SideNav label={frame.words.places} places={places} current={current} />
        <main id="content" tabIndex={-1} className="min-w-0 pt-7 pb-16 md:pt-0">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="min-w-0 max-w-[62ch]">
              <h1 className="text-title">{heading}</h1>
              {intro ? <p className="mt-1 text-ink-quiet">{intro}</p> : null}
            </div>
            {action ? <div className="shrink-0">{action}</div> : null}
          </div>
          <div className={density === "compact" ? "mt-6 flex flex-col gap-8" : "mt-9 flex flex-col gap-12"}>{children}</div>
        </main>
      </div>
      <footer className={`mx-auto w-full px-6 pb-5 ${width}`} data-screen-only="">
        <Preferences frame={frame} />
      </footer>
    </div>
  );
}
