import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import { arrowLeft } from "../ui/icons";
import { TextLink } from "../ui/text-link";
import { Brand } from "./brand";
import { Cover } from "./cover";
import type { PortalFrame } from "./frame";
import { Preferences } from "./preferences";

/**
 * The surroundings of every page at the door: sign-in, sign-up, codes, reset. One narrow column with a heading, what it
 * needs, and quiet ways out below; on wide screens the cover beside it. The heading stands at the same height on every
 * step, so that going from one to the next moves nothing.
 */
export function Door({
  frame,
  heading,
  intro,
  backHref,
  footer,
  focusHeading = false,
  children,
}: {
  frame: PortalFrame;
  heading: string;
  intro?: ReactNode;
  /** Draws "Back" above the heading. */
  backHref?: string;
  /** The quiet ways out below the form: "No account yet? Sign up". */
  footer?: ReactNode;
  /** Moves the focus to the heading, for steps that have no field to focus. */
  focusHeading?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(30rem,1fr)_minmax(0,1.15fr)]">
      <div className="flex min-h-dvh flex-col px-6 pt-6 pb-4 ps-[max(1.5rem,env(safe-area-inset-left))] pe-[max(1.5rem,env(safe-area-inset-right))] sm:px-10 sm:pt-8">
        <header className="mx-auto flex min-h-8 w-full max-w-[23.5rem] items-center">
          <Brand application={frame.application} words={frame.words} />
        </header>
        <main id="content" tabIndex={-1} className="mx-auto flex w-full max-w-[23.5rem] flex-1 flex-col pt-[clamp(2.5rem,15vh,10rem)] pb-12">
          {backHref ? (
            <a href={backHref} className="-ms-1 mb-4 flex items-center gap-1.5 self-start rounded-control px-1 py-0.5 text-small text-ink-quiet hover:text-ink">
              <Icon shape={arrowLeft} sizePx={15} className="rtl:-scale-x-100" />
              {frame.words.back}
            </a>
          ) : null}
          <h1 className="text-display" tabIndex={-1} autoFocus={focusHeading}>
            {heading}
          </h1>
          {intro ? <div className="mt-2 text-ink-quiet">{intro}</div> : null}
          <div className="mt-7">{children}</div>
          {footer ? <div className="mt-6 flex flex-col gap-2 text-ink-quiet">{footer}</div> : null}
        </main>
        <DoorFooter frame={frame} />
      </div>
      <aside aria-hidden className="relative hidden overflow-hidden bg-cover lg:block" data-screen-only="">
        <div className="sticky top-0 h-dvh overflow-hidden">
          <Cover imageUrl={frame.application.coverUrl} />
        </div>
      </aside>
    </div>
  );
}

function DoorFooter({ frame }: { frame: PortalFrame }) {
  const { application, words } = frame;
  const links: [string | null, string][] = [
    [application.termsUrl, words.terms],
    [application.privacyUrl, words.privacy],
    [application.supportUrl, words.support],
  ];
  return (
    <footer className="mx-auto flex w-full max-w-[23.5rem] flex-wrap items-center justify-between gap-x-4 gap-y-1 pb-[env(safe-area-inset-bottom)] text-small">
      <Preferences frame={frame} />
      <div className="flex flex-wrap gap-x-4 gap-y-1 py-1">
        {links.map(([href, label]) => (href ? <TextLink key={label} quiet href={href}>{label}</TextLink> : null))}
      </div>
    </footer>
  );
}
