import type { Locale } from "./locales";

/**
 * The words of the one page that stands without the catalogue: when not even the frame of a page could be made, for
 * instance because the database is away. They travel with every page, so they are few.
 */
export const outage: Readonly<Record<Locale, { title: string; text: string; action: string }>> = {
  en: { title: "We cannot show this page right now", text: "Something went wrong on our side. Try again in a moment.", action: "Try again" },
  de: { title: "Diese Seite ist gerade nicht erreichbar", text: "Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.", action: "Noch einmal versuchen" },
  ar: { title: "لا يمكننا عرض هذه الصفحة الآن", text: "حدث خطأ من جهتنا. حاول مرة أخرى بعد لحظات.", action: "حاول مرة أخرى" },
};
