"use client";

import type { FormEvent, ReactNode } from "react";

/**
 * Changes the theme in place, so that what is typed in the page stays; the server remembers it. Without JavaScript the
 * form is posted and the page comes back in the new theme.
 */
export function ThemeForm({ children }: { children: ReactNode }) {
  async function choose(event: FormEvent<HTMLFormElement>) {
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    if (!(pressed instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const form = event.currentTarget;
    document.documentElement.dataset.theme = pressed.value;
    for (const button of form.querySelectorAll("button")) button.toggleAttribute("aria-current", false);
    pressed.setAttribute("aria-current", "true");
    form.closest("details")?.removeAttribute("open");
    const body = new URLSearchParams({ theme: pressed.value });
    await fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => undefined);
  }

  return (
    <form method="post" action="/preferences" onSubmit={choose}>
      {children}
    </form>
  );
}
