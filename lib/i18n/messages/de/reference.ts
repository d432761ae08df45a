import type { Translation } from "../../translation";
import type { reference as english } from "../en/reference";

export const reference: Translation<typeof english> = {
  frontend: {
    heading: "Frontend-API",
    intro: "Was Apps dieses Portal aus dem Browser fragen können. Die Antworten sind die der Version <c>{version}</c> der veröffentlichten API.",
    other: "Backend-API",
  },
  backend: {
    heading: "Backend-API",
    intro: "Was Server dieses Portal mit einem geheimen Schlüssel fragen können. Die Antworten sind die der Version <c>{version}</c> der veröffentlichten API.",
    other: "Frontend-API",
  },
  document: "OpenAPI-Dokument",
  chapters: "Kapitel",
  operations: "Alle Operationen",
  others: "Weitere Adressen",
  path: "Im Pfad",
  query: "In der Abfrage",
  body: "Im Rumpf",
  required: "erforderlich",
  unread: "Wird angenommen, aber nicht beachtet:",
  answer: "Antwortet mit {status, number}",
  navigates: "Schickt den Browser mit {status, number} weiter, zur Adresse in <c>Location</c>.",
  refused: "Lehnt ab mit {status, number}:",
  limit: {
    separator: ", ",
    not_empty: "nicht leer",
    min_length: "{count, plural, other {mindestens # Zeichen}}",
    max_length: "{count, plural, other {höchstens # Zeichen}}",
    minimum: "mindestens {count, number}",
    maximum: "höchstens {count, number}",
    min_items: "{count, plural, one {mindestens # Eintrag} other {mindestens # Einträge}}",
    max_items: "{count, plural, one {höchstens # Eintrag} other {höchstens # Einträge}}",
    format: "im Format",
    pattern: "passend zu",
    default: "wenn es fehlt:",
  },
  preface: {
    title: "Anfragen und Antworten",
    bodies: {
      title: "Rümpfe",
      text: "Ein Rumpf ist ein Formular (<c>application/x-www-form-urlencoded</c>) oder JSON, mit höchstens 64 KB. Ein Bild darf auch als <c>multipart/form-data</c> kommen, mit höchstens 10 MB. In einem Formular werden Listen und Objekte als JSON geschrieben. Ein Parameter, den eine Operation nicht kennt, wird abgelehnt.",
    },
    methods: {
      title: "Methoden",
      text: "PATCH, PUT und DELETE dürfen auch als POST kommen, mit der Methode in <c>_method</c> in der Abfrage. Das erspart dem Browser eine Anfrage, die erst um Erlaubnis bittet.",
    },
    credentials: {
      title: "Wer fragt",
      text: "Ein Browser wird am Cookie <c>__client</c> erkannt, das kein Skript lesen kann: Senden Sie Anfragen mit Anmeldedaten (credentials). Auf einer Instanz mit Entwicklungsschlüssel steht dafür der Parameter <c>__clerk_db_jwt</c>, in einer nativen App der Header <c>Authorization</c>. Sind mehrere Personen angemeldet, sagt <c>_clerk_session_id</c>, welche von ihnen fragt.",
    },
    origins: {
      title: "Von wo",
      text: "Fragen dürfen Seiten des Portals und Seiten der Ursprünge, die der Betreiber erlaubt; auf einer Entwicklungsinstanz auch jede Seite desselben Rechners. Was kein GET ist, braucht den Header <c>Origin</c>, den Browser von selbst senden.",
    },
    answers: {
      title: "Antworten",
      text: "Die meisten Antworten sind <envelope></envelope>; <c>client</c> ist darin der fragende Browser, wie er danach ist: Eine App muss nicht noch einmal nach ihm fragen. Zeitpunkte sind Millisekunden seit 1970.",
    },
    secret_keys: {
      title: "Wer fragt",
      text: "Ein Server sendet einen der geheimen Schlüssel des Portals als <c>Authorization: Bearer sk_…</c>. Ohne einen, oder mit einem widerrufenen, antwortet jede Operation mit 401. Erstellt und widerrufen werden Schlüssel im Dashboard. Senden Sie nie einen an einen Browser.",
    },
    json: {
      title: "Rümpfe",
      text: "Ein Rumpf ist JSON; ein Bild kommt als <c>multipart/form-data</c>. Was fehlt, bleibt, wie es ist; null löscht. In der Abfrage ist eine Liste ein wiederholter Name. Zeitpunkte sind in Antworten Millisekunden seit 1970, in Rümpfen RFC 3339.",
    },
    lists: {
      title: "Listen",
      text: "Seiten fragt man mit <c>limit</c> und <c>offset</c> ab. Manche Listen sind einfach und kommen mit <c>paginated=true</c> als <c>data</c> mit <c>total_count</c>, wie alle anderen.",
    },
    errors: {
      title: "Ablehnungen",
      text: "Eine Ablehnung zählt auf, was nicht stimmt. Verlassen Sie sich auf <c>code</c>, zeigen Sie <c>long_message</c>; <c>meta.param_name</c> nennt den Parameter, <c>clerk_trace_id</c> die Anfrage im Protokoll des Portals.",
    },
    limits: {
      title: "Grenzen",
      text: "Wer zu oft fragt, wird mit 429 abgelehnt, und <c>Retry-After</c> sagt, nach wie vielen Sekunden es wieder geht. Anmeldeversuche, verschickte Codes und Änderungen an einem Konto werden getrennt gezählt.",
    },
    tokens: {
      title: "Ihr eigener Server",
      text: "Ein Sitzungstoken sagt Ihrem Server, wer angemeldet ist. Es gilt eine Minute; die Schlüssel, mit denen es geprüft wird, stehen unter <c>/.well-known/jwks.json</c>.",
    },
  },
  objects: {
    title: "Objekte",
    intro: "Woraus Antworten bestehen, in der Schreibweise von TypeScript. Ein Fragezeichen heißt, dass eine Eigenschaft fehlen darf.",
  },
  errors: {
    title: "Fehler",
    intro: "Jeder Code mit seinem Satz. Bei einer Operation stehen nur die, zu denen ihre Adresse und ihre Parameter führen.",
  },
};
