import type { Translation } from "../../translation";
import type { setup as english } from "../en/setup";

export const setup: Translation<typeof english> = {
  heading: "Die erste Verwaltung einrichten",
  intro: "Geben Sie die Adresse und das Passwort an, mit denen Sie sich künftig bei {application} anmelden.",
  address_hint: "Wenn Sie mit dieser Adresse schon ein Konto haben, geben Sie dessen Passwort ein.",
  submit: "Verwaltung übernehmen",
  sign_in: "Anmelden",
  used: {
    heading: "Das ist schon erledigt",
    text: "Es gibt bereits jemanden für die Verwaltung. Wenn Sie das sind, melden Sie sich an.",
  },
  expired: {
    heading: "Dieser Link ist zu alt",
    text: "Er galt 24 Stunden. Starten Sie Gatehouse neu: Das Terminal zeigt dann einen neuen.",
  },
  invalid: {
    heading: "Dieser Link funktioniert nicht",
    text: "Jeder Start von Gatehouse zeigt einen neuen Link, und die früheren verlieren ihre Gültigkeit. Öffnen Sie den neuesten aus dem Terminal.",
  },
};
