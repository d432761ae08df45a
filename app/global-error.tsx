"use client";

import { useSyncExternalStore } from "react";
import { Failure } from "@/components/layout/failure";
import { defaultLocale, directionOf, isLocale, type Locale } from "@/lib/i18n/locales";
import { outage } from "@/lib/i18n/outage";
import "./globals.css";

/** Replaces the whole document, so it takes the language from the document before it, or from the browser. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = useSyncExternalStore(neverChanges, browserLocale, () => defaultLocale);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <title>{outage[locale].title}</title>
      </head>
      <body>
        <Failure {...outage[locale]} retry={retry} />
      </body>
    </html>
  );
}

const neverChanges = () => () => undefined;

function browserLocale(): Locale {
  const tags = [document.documentElement.lang, ...navigator.languages].map((tag) => tag.split("-")[0] ?? "");
  return tags.find(isLocale) ?? defaultLocale;
}
