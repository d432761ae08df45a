import type { Catalogue } from "@/lib/messages/catalogue/catalogue";

const ignoreMail = "hat sich vielleicht jemand bei der Adresse vertippt. Sie können diese Mail ignorieren: Ohne sie kommt niemand hinein.";

/** German, in the polite form. */
export const de: Catalogue = {
  locale: "de",
  direction: "ltr",
  proofs: {
    verification_code: {
      subjectWithCode: ({ code, portal }) => `${code} ist Ihr Code für ${portal}`,
      subjectWithLink: ({ portal }) => `Ihr Link für ${portal}`,
      heading: ({ portal }) => `Ihr Code für ${portal}`,
      button: "Weiter",
      notYou: () => `Wenn Sie das nicht angefordert haben, ${ignoreMail}`,
    },
    reset_password_code: {
      subjectWithCode: ({ code, portal }) => `${code} ist Ihr Code für ein neues Passwort bei ${portal}`,
      subjectWithLink: ({ portal }) => `Neues Passwort für ${portal}`,
      heading: () => "Passwort zurücksetzen",
      button: "Passwort zurücksetzen",
      notYou: () => "Wenn Sie das nicht angefordert haben, können Sie diese Mail ignorieren: Ihr Passwort bleibt, wie es ist. Kommt sie immer wieder, wählen Sie ein längeres Passwort.",
    },
    magic_link_sign_in: {
      subjectWithCode: ({ code, portal }) => `${code} ist Ihr Code zum Anmelden bei ${portal}`,
      subjectWithLink: ({ portal }) => `Bei ${portal} anmelden`,
      heading: ({ portal }) => `Bei ${portal} anmelden`,
      button: "Anmelden",
      notYou: () => `Wenn Sie sich nicht anmelden wollten, ${ignoreMail}`,
    },
    magic_link_sign_up: {
      subjectWithCode: ({ code, portal }) => `${code} ist Ihr Code zum Registrieren bei ${portal}`,
      subjectWithLink: ({ portal }) => `Registrierung bei ${portal} abschließen`,
      heading: ({ portal }) => `Registrierung bei ${portal} abschließen`,
      button: "Adresse bestätigen",
      notYou: ({ portal }) => `Wenn Sie sich nicht bei ${portal} registriert haben, hat sich vielleicht jemand bei der Adresse vertippt. Ignorieren Sie diese Mail, dann entsteht kein Konto mit Ihrer Adresse.`,
    },
    magic_link_user_profile: {
      subjectWithCode: ({ code, portal }) => `${code} ist Ihr Code zum Bestätigen Ihrer Adresse bei ${portal}`,
      subjectWithLink: ({ portal }) => `Ihre Adresse bei ${portal} bestätigen`,
      heading: () => "E-Mail-Adresse bestätigen",
      button: "Adresse bestätigen",
      notYou: () => "Wenn Sie diese Adresse keinem Konto hinzugefügt haben, ignorieren Sie diese Mail. Dann wird sie nicht hinzugefügt.",
    },
  },
  invitations: {
    invitation: {
      subject: ({ portal }) => `Einladung zu ${portal}`,
      heading: ({ portal }) => `Sie sind zu ${portal} eingeladen`,
      lead: ({ portal }) => `Nehmen Sie die Einladung an, um Ihr Konto bei ${portal} anzulegen.`,
      button: "Einladung annehmen",
      unexpected: () => "Wenn Sie das nicht erwartet haben, ignorieren Sie diese Mail. Dann entsteht kein Konto mit Ihrer Adresse.",
    },
    waitlist_invitation: {
      subject: ({ portal }) => `Ihr Platz bei ${portal} ist frei`,
      heading: ({ portal }) => `Ihr Platz bei ${portal} ist frei`,
      lead: ({ portal }) => `Sie standen auf der Warteliste von ${portal}. Jetzt sind Sie an der Reihe und können Ihr Konto anlegen.`,
      button: "Konto anlegen",
      unexpected: () => "Wenn Sie sich nicht auf die Warteliste gesetzt haben, ignorieren Sie diese Mail. Dann entsteht kein Konto mit Ihrer Adresse.",
    },
    waitlist_confirmation: {
      subject: ({ portal }) => `Sie stehen auf der Warteliste von ${portal}`,
      heading: () => "Sie stehen auf der Warteliste",
      lead: ({ portal }) => `Sobald bei ${portal} ein Platz für Sie frei ist, schreiben wir an diese Adresse.`,
      button: null,
      unexpected: () => "Wenn Sie sich nicht auf die Warteliste gesetzt haben, hat sich vielleicht jemand bei der Adresse vertippt. Sie können diese Mail ignorieren.",
    },
  },
  notices: {
    password_changed: {
      subject: ({ portal }) => `Ihr Passwort bei ${portal} wurde geändert`,
      heading: "Ihr Passwort wurde geändert",
      lead: ({ account, portal }) => `Das Passwort Ihres Kontos ${account} bei ${portal} wurde geändert.`,
    },
    password_removed: {
      subject: ({ portal }) => `Ihr Passwort bei ${portal} wurde entfernt`,
      heading: "Ihr Passwort wurde entfernt",
      lead: ({ account, portal }) => `Ihr Konto ${account} bei ${portal} hat kein Passwort mehr. Sie melden sich ab jetzt auf anderem Weg an.`,
    },
    primary_email_address_changed: {
      subject: ({ portal }) => `Ihre Haupt-E-Mail-Adresse bei ${portal} wurde geändert`,
      heading: "Ihre Haupt-E-Mail-Adresse wurde geändert",
      lead: ({ account, portal, emailAddress }) => `Die Haupt-E-Mail-Adresse Ihres Kontos ${account} bei ${portal} ist jetzt ${emailAddress}.`,
    },
    email_address_added: {
      subject: ({ portal }) => `Ihrem Konto bei ${portal} wurde eine E-Mail-Adresse hinzugefügt`,
      heading: "Eine E-Mail-Adresse wurde hinzugefügt",
      lead: ({ account, portal, emailAddress }) => `${emailAddress} wurde Ihrem Konto ${account} bei ${portal} hinzugefügt.`,
    },
    email_address_removed: {
      subject: ({ portal }) => `Aus Ihrem Konto bei ${portal} wurde eine E-Mail-Adresse entfernt`,
      heading: "Eine E-Mail-Adresse wurde entfernt",
      lead: ({ account, portal, emailAddress }) => `${emailAddress} wurde aus Ihrem Konto ${account} bei ${portal} entfernt.`,
    },
    phone_number_added: {
      subject: ({ portal }) => `Ihrem Konto bei ${portal} wurde eine Telefonnummer hinzugefügt`,
      heading: "Eine Telefonnummer wurde hinzugefügt",
      lead: ({ account, portal, phoneNumber }) => `${phoneNumber} wurde Ihrem Konto ${account} bei ${portal} hinzugefügt.`,
    },
    phone_number_removed: {
      subject: ({ portal }) => `Aus Ihrem Konto bei ${portal} wurde eine Telefonnummer entfernt`,
      heading: "Eine Telefonnummer wurde entfernt",
      lead: ({ account, portal, phoneNumber }) => `${phoneNumber} wurde aus Ihrem Konto ${account} bei ${portal} entfernt.`,
    },
    new_device_sign_in: {
      subject: ({ portal }) => `Neue Anmeldung in Ihrem Konto bei ${portal}`,
      heading: "Ein neues Gerät hat sich angemeldet",
      lead: ({ account, portal }) => `Ein Gerät, das wir noch nicht kennen, hat sich in Ihrem Konto ${account} bei ${portal} angemeldet.`,
    },
    account_deleted: {
      subject: ({ portal }) => `Ihr Konto bei ${portal} wurde gelöscht`,
      heading: "Ihr Konto wurde gelöscht",
      lead: ({ account, portal }) => `Ihr Konto ${account} bei ${portal} wurde gelöscht. Sie sind überall abgemeldet.`,
    },
    account_locked: {
      subject: ({ portal }) => `Ihr Konto bei ${portal} ist vorübergehend gesperrt`,
      heading: "Ihr Konto ist vorübergehend gesperrt",
      lead: ({ account, portal, unlocksAt }) =>
        `Es gab zu viele erfolglose Versuche, sich in Ihrem Konto ${account} bei ${portal} anzumelden. ${unlocksAt === null ? "Es bleibt gesperrt, bis der Support es entsperrt." : `Die Sperre endet von selbst am ${unlocksAt}.`}`,
    },
  },
  enterCode: "Geben Sie diesen Code auf der Seite ein, die danach gefragt hat.",
  openLink: "Öffnen Sie diesen Link, um fortzufahren.",
  enterCodeOrOpenLink: "Geben Sie diesen Code auf der Seite ein, die danach gefragt hat, oder nutzen Sie die Schaltfläche.",
  expiresWithin: ({ duration }) => `Gilt einmal und nur ${duration} lang.`,
  neverShare: ({ portal }) => `Geben Sie nichts davon weiter. Niemand von ${portal} wird Sie danach fragen.`,
  codeText: ({ code, portal, duration }) => `${code} ist Ihr Code für ${portal}.${duration === null ? "" : ` Er gilt ${duration}.`} Geben Sie ihn nie weiter.`,
  resetCodeText: ({ code, portal, duration }) => `${code} setzt Ihr Passwort bei ${portal} zurück.${duration === null ? "" : ` Der Code gilt ${duration}.`} Geben Sie ihn nie weiter.`,
  detailsHeading: "Woher das kam",
  when: "Wann",
  device: "Gerät",
  place: "Ort",
  ipAddress: "IP-Adresse",
  unknownDevice: "Unbekanntes Gerät",
  browserOnSystem: ({ browser, system }) => `${browser} auf ${system}`,
  wasYou: "Wenn Sie das waren, müssen Sie nichts tun.",
  wasNotYou: "Wenn Sie das nicht waren, ist vielleicht jemand anderes in Ihrem Konto: Melden Sie die Geräte ab, die Sie nicht kennen, und ändern Sie danach Ihr Passwort.",
  wasNotYouWithoutAccount: "Wenn Sie das nicht waren, sagen Sie uns so bald wie möglich Bescheid.",
  wasNotYouButton: "Das war ich nicht",
  contactButton: "Support kontaktieren",
  footer: ({ portal }) => `${portal} schickt Ihnen diese Mail, weil mit einem Konto oder einer Adresse etwas geschehen ist. Sie ist keine Werbung.`,
};
