"use client";

import { useId, type ReactNode } from "react";
import { CopyButton } from "../ui/copy-button";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { useFormFacts } from "./form-context";

/**
 * What a form's action has made and nobody can be shown again: a key, a secret. It takes the place of the fields; they come back
 * when the page is left.
 */
export function ShownOnce({ name, label, warning, done, doneHref, children }: { name: string; label: string; warning: string; done: string; doneHref: string; children: ReactNode }) {
  const { state } = useFormFacts();
  const id = useId();
  const secret = state.status === "done" ? state.values[name] : undefined;
  if (secret === undefined) return <>{children}</>;
  return (
    <div role="status" className="flex flex-col gap-3">
      <Notice tone="caution" live={false}>
        {warning}
      </Notice>
      <p id={id} className="font-medium">
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <code aria-labelledby={id} dir="ltr" className="figures min-w-0 flex-1 basis-64 rounded-control border border-line bg-sunken px-3 py-2 text-small break-all select-all">
          {secret}
        </code>
        <CopyButton text={secret} />
      </div>
      <LinkButton href={doneHref} className="self-start">
        {done}
      </LinkButton>
    </div>
  );
}
