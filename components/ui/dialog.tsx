"use client";

import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { Icon } from "./icon";
import { x } from "./icons";
import { useWords } from "./words";

/**
 * A question over the page, with its own address: the page draws it when its address says so, and every way out leads to
 * `closeHref`. Without JavaScript it is a part of the page; with it, a native modal dialog that keeps the focus inside
 * and closes on Escape and on a press beside it.
 */
export function Dialog({ title, description, closeHref, children }: { title: string; description?: ReactNode; closeHref: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = useWords();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.matches(":modal")) return;
    element.close();
    element.showModal();
    return () => element.close();
  }, []);

  const leave = () => window.location.assign(closeHref);

  function pressed(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === dialog.current) leave();
  }

  return (
    <dialog
      ref={dialog}
      open
      data-modal=""
      aria-labelledby="dialog-title"
      onClick={pressed}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      className="m-auto w-full max-w-[27rem] rounded-surface bg-raised p-0 [--surface:var(--raised)] text-ink shadow-float max-sm:mb-0 max-sm:max-w-none max-sm:rounded-b-none"
    >
      <div className="p-6 max-sm:pb-[max(1.5rem,env(safe-area-inset-bottom))]">
        <div className="flex items-start justify-between gap-4">
          <h2 id="dialog-title" className="text-lead" tabIndex={-1} autoFocus>
            {title}
          </h2>
          <a href={closeHref} aria-label={words.close} className="-m-1.5 flex size-8 items-center justify-center rounded-control text-ink-quiet hover:bg-hover hover:text-ink">
            <Icon shape={x} />
          </a>
        </div>
        {description ? <div className="mt-1.5 text-ink-quiet">{description}</div> : null}
        <div className="mt-5">{children}</div>
      </div>
    </dialog>
  );
}
