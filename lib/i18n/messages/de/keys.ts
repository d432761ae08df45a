import type { Translation } from "../../translation";
import type { keys as english } from "../en/keys";

export const keys: Translation<typeof english> = {
  title: "Schlüssel",
  description: "Woran dieses Portal Apps und ihre Server erkennt.",
  cancel: "Abbrechen",
  secret: {
    title: "Geheime Schlüssel",
    description: "Damit darf ein Server über die Backend-API alles lesen und ändern. Geben Sie jedem Server einen eigenen, damit Sie einen einzelnen widerrufen können.",
    add: "Neuer geheimer Schlüssel",
    none_title: "Kein geheimer Schlüssel",
    none: "Ohne einen kann kein Server die Backend-API nutzen.",
    name: "Name",
    name_hint: "Wo er gebraucht wird, zum Beispiel „Shop, Produktion“",
    create: "Schlüssel erstellen",
    made: "Der neue Schlüssel",
    shown_once: "Kopieren Sie den Schlüssel jetzt. Er wird nur dieses eine Mal gezeigt; hier bleibt nur sein Fingerabdruck.",
    kept: "Ich habe ihn kopiert",
    created: "Erstellt <when></when>",
    last_used: "Zuletzt benutzt <when></when>",
    never_used: "Nie benutzt",
    revoke: "Widerrufen",
    revoke_name: "{name} widerrufen",
    revoke_title: "{name} widerrufen?",
    revoke_text: "Was diesen Schlüssel noch benutzt, wird ab der nächsten Anfrage abgewiesen. Das lässt sich nicht rückgängig machen.",
  },
  apps: {
    title: "Für Ihre Apps",
    description: "Was eine für Clerk geschriebene App braucht, um dieses Portal zu nutzen. Setzen Sie einen Ihrer geheimen Schlüssel ein, wo sk_… steht.",
    publishable_key: "Öffentlicher Schlüssel",
  },
  signing: {
    title: "Signaturschlüssel",
    description: "Unterschreibt die Sitzungstoken, die Ihre Server prüfen. Ihn zu ersetzen meldet niemanden ab.",
    replace: "Schlüssel ersetzen",
    replace_title: "Signaturschlüssel ersetzen?",
    replace_text: "Der neue Schlüssel wird sofort veröffentlicht und unterschreibt nach zwei Minuten. Mit dem alten unterschriebene Token gelten, bis sie enden, also noch höchstens eine Minute.",
    now: "Er wurde gestohlen: sofort ersetzen",
    now_title: "Signaturschlüssel sofort ersetzen?",
    now_text: "Dem alten Schlüssel wird ab sofort nicht mehr geglaubt. Eine Minute lang können Server, die sich die veröffentlichten Schlüssel merken, gültige Token ablehnen; Apps holen dann neue.",
  },
};
