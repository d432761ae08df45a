import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { FrameWords, PortalFrame, Theme } from "@/components/layout/frame";
import { LANGUAGE_COOKIE, localeFrom } from "@/lib/i18n/locale-from";
import { directionOf, formattingTag, localeNames, locales, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Settings } from "@/lib/settings/schema";
import { readSettings } from "@/lib/settings/store";

/** The name of the cookie that holds the theme somebody chose. */
export const THEME_COOKIE = "gh_theme";

/** The language, the theme and the nonce of this request: what even an error page can know, without a database. */
export const requestManners = cache(async (): Promise<{ locale: Locale; theme: Theme; nonce: string | undefined }> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return {
    locale: localeFrom({
      uiLocales: sent.get("x-gatehouse-ui-locales"),
      cookie: jar.get(LANGUAGE_COOKIE)?.value,
      acceptLanguage: sent.get("accept-language"),
    }),
    theme: themeOf(jar.get(THEME_COOKIE)?.value),
    nonce: sent.get("x-nonce") ?? undefined,
  };
});

/** What surrounds every page of the portal: the operator's brand, the person's language and theme, the frame's words. */
export const portalFrame = cache(async (): Promise<PortalFrame> => {
  const [manners, settings] = await Promise.all([requestManners(), readSettings()]);
  const { locale, theme } = manners;
  return {
    application: applicationOf(settings),
    locale,
    formattingTag: formattingTag(locale),
    direction: directionOf(locale),
    languages: locales.map((tag) => ({ tag, name: localeNames[tag] })),
    theme,
    words: frameWords(locale, settings.application.name),
  };
});

/** A theme's name from outside, or the device's. */
export function themeOf(text: string | undefined): Theme {
  return text === "light" || text === "dark" ? text : "system";
}

function applicationOf({ application, appearance }: Settings): PortalFrame["application"] {
  const image = (id: string | null) => (id ? `/images/${id}` : null);
  return {
    name: application.name,
    logoUrl: image(application.logo_image_id),
    coverUrl: image(appearance.cover_image_id),
    homeUrl: application.home_url,
    termsUrl: application.terms_url,
    privacyUrl: application.privacy_policy_url,
    supportUrl: application.support_email ? `mailto:${application.support_email}` : null,
  };
}

function frameWords(locale: Locale, application: string): FrameWords {
  const t = getTranslator(locale, "common");
  return {
    language: t("preferences.language"),
    theme: t("preferences.theme"),
    light: t("preferences.light"),
    dark: t("preferences.dark"),
    system: t("preferences.system"),
    terms: t("links.terms"),
    privacy: t("links.privacy"),
    support: t("links.support"),
    home: t("links.home", { application }),
    skip: t("skip_to_content"),
    back: t("back"),
    places: t("places"),
    signedInAs: t("signed_in_as"),
    otherAccounts: t("other_accounts"),
    addAccount: t("add_account"),
    signOut: t("sign_out"),
    signOutAll: t("sign_out_all"),
  };
}
