import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { WordsProvider, type Words } from "@/components/ui/words";
import { appearanceStyleSheet } from "@/lib/appearance/style-sheet";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { readSettings } from "@/lib/settings/store";
import { requestManners } from "./frame";
import "./globals.css";

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", colorScheme: "light dark" };

export async function generateMetadata(): Promise<Metadata> {
  const { application } = await readSettings();
  return {
    title: { default: application.name, template: `%s · ${application.name}` },
    robots: { index: false, follow: false },
    // Phones would turn codes and dates into telephone links.
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ locale, theme, nonce }, { appearance }] = await Promise.all([requestManners(), readSettings()]);
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme} className={GeistSans.variable} suppressHydrationWarning>
      <head>
        {/* The sheet holds computed colours and lengths only, nothing that anybody typed. Browsers hide a nonce from scripts. */}
        <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: appearanceStyleSheet(appearance) }} />
      </head>
      <body>
        <WordsProvider words={clientWords(locale)}>{children}</WordsProvider>
      </body>
    </html>
  );
}

function clientWords(locale: Locale): Words {
  const t = getTranslator(locale, "common");
  return {
    show_password: t("words.show_password"),
    hide_password: t("words.hide_password"),
    caps_lock_on: t("words.caps_lock_on"),
    copy: t("words.copy"),
    copied: t("words.copied"),
    copy_failed: t("words.copy_failed"),
    close: t("words.close"),
    optional: t("words.optional"),
    errors_heading: t("words.errors_heading"),
    try_again_in: t("words.try_again_in", { time: "{time}" }),
    try_again_now: t("words.try_again_now"),
    offline: t("words.offline"),
    still_working: t("words.still_working"),
    failed_title: t("failed.title"),
    failed_text: t("failed.text"),
    failed_action: t("failed.action"),
  };
}
