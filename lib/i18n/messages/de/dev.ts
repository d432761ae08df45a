import type { Translation } from "../../translation";
import type { dev as english } from "../en/dev";

export const dev: Translation<typeof english> = {
  inbox: {
    heading: "Posteingang für die Entwicklung",
    intro: "Mails und Textnachrichten, die diese Instanz verschickt hätte. Diese Seite gibt es nur auf einer Entwicklungsinstanz ohne Mailserver oder SMS-Anbieter.",
    filter: "Adresse oder Nummer",
    show: "Anzeigen",
    refresh: "Aktualisieren",
    empty: "Noch nichts da",
    empty_hint: "Fordern Sie einen Code oder Link an, dann erscheint er gleich hier.",
    email: "E-Mail",
    sms: "Textnachricht",
    open_link: "Link öffnen",
    plain_text: "Nur Text",
    preview: "Vorschau von „{subject}“",
  },
};
