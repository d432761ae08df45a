"use client";

import { useEffect, useRef } from "react";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { triangleAlert } from "../ui/icons";

/** What a person sees when a page could not be made: what happened, and one way forward. */
export function Failure({ title, text, action, retry }: { title: string; text: string; action: string; retry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="flex min-h-dvh items-center justify-center bg-surface p-6">
      <div className="w-full max-w-[23.5rem]">
        <span className="mb-5 flex size-11 items-center justify-center rounded-full bg-caution-tint text-caution-ink">
          <Icon shape={triangleAlert} sizePx={20} />
        </span>
        <h1 ref={heading} tabIndex={-1} className="text-title">
          {title}
        </h1>
        <p className="mt-2 mb-7 text-ink-quiet">{text}</p>
        <Button variant="primary" wide onClick={retry}>
          {action}
        </Button>
      </div>
    </main>
  );
}
