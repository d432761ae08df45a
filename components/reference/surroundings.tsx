import type { ReactNode } from "react";
import { Brand } from "../layout/brand";
import type { PortalFrame } from "../layout/frame";
import { Preferences } from "../layout/preferences";
import { LinkButton } from "../ui/link-button";

export type Chapter = { id: string; title: string };

/** What surrounds a long page to look things up in: the brand, the chapters at the side, and the page as a program reads it. */
export function Surroundings({ frame, chapters, chaptersLabel, heading, intro, other, document, children }: { frame: PortalFrame; chapters: readonly Chapter[]; chaptersLabel: string; heading: string; intro: ReactNode; other: { href: string; label: string }; document: { href: string; label: string }; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <a href="#content" className="sr-only rounded-control bg-raised px-3 py-2 text-small font-medium shadow-float focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:z-30 focus:px-3 focus:py-2">
        {frame.words.skip}
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-surface" data-screen-only="">
        <div className="mx-auto flex min-h-15 max-w-[82rem] items-center justify-between gap-4 px-6">
          <Brand application={frame.application} words={frame.words} compact />
          <div className="flex flex-wrap items-center justify-end gap-2">
            <LinkButton size="small" variant="quiet" href={other.href}>
              {other.label}
            </LinkButton>
            <LinkButton size="small" href={document.href}>
              {document.label}
            </LinkButton>
          </div>
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-[82rem] flex-1 content-start gap-x-12 px-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label={chaptersLabel} data-screen-only="" className="pt-7 lg:sticky lg:top-15 lg:max-h-[calc(100dvh-3.75rem)] lg:self-start lg:overflow-y-auto lg:pt-10 lg:pb-8">
          <ul role="list" className="flex flex-wrap gap-x-4 lg:flex-col">
            {chapters.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="flex min-h-8 items-center rounded-control text-small text-ink-quiet hover:text-ink hover:underline lg:px-2.5 lg:hover:bg-hover lg:hover:no-underline">
                  <bdi className="[overflow-wrap:anywhere]">{title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="content" tabIndex={-1} className="min-w-0 pt-7 pb-16 lg:pt-10">
          <h1 className="text-title">{heading}</h1>
          <p className="mt-1 max-w-[62ch] text-ink-quiet">{intro}</p>
          <div className="mt-10 flex flex-col gap-14">{children}</div>
        </main>
      </div>
      <footer className="mx-auto w-full max-w-[82rem] px-6 pb-5" data-screen-only="">
        <Preferences frame={frame} />
      </footer>
    </div>
  );
}
