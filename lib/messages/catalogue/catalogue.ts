import type { CodeSlug, InvitationSlug, LinkSlug, NoticeSlug } from "@/lib/messages/message";

/** Words of a mail that carries a code, a link, or both. */
export type ProofWords = {
  /** The subject line when there is a code; `code` is grouped ("123 456"). */
  subjectWithCode: (values: { code: string; portal: string }) => string;
  subjectWithLink: (values: { portal: string }) => string;
  heading: (values: { portal: string }) => string;
  /** The button that opens the link. */
  button: string;
  /** What to do when somebody else asked. */
  notYou: (values: { portal: string }) => string;
};

/** Words of a mail that asks somebody in, or says that they will be asked. */
export type InvitationWords = {
  subject: (values: { portal: string }) => string;
  heading: (values: { portal: string }) => string;
  lead: (values: { portal: string }) => string;
  /** The button that opens the link; null where there is none. */
  button: string | null;
  /** What to do when it comes unexpected. */
  unexpected: (values: { portal: string }) => string;
};

type Account = { portal: string; account: string };

/** Words of a security notice. */
type NoticeWords<Values extends Account> = {
  subject: (values: Values) => string;
  heading: string;
  lead: (values: Values) => string;
};

/** Values that single notices add to the account's name. */
type NoticeValues = {
  primary_email_address_changed: Account & { emailAddress: string };
  email_address_added: Account & { emailAddress: string };
  email_address_removed: Account & { emailAddress: string };
  phone_number_added: Account & { phoneNumber: string };
  phone_number_removed: Account & { phoneNumber: string };
  account_locked: Account & { unlocksAt: string | null };
};

/**
 * Every word that a message can say, in one language. A language that lacks one, or has one too many, does not compile.
 * Functions get finished values: dates, durations and places are already in the language.
 */
export type Catalogue = {
  /** BCP 47 tag for `lang` and for Intl. */
  locale: string;
  direction: "ltr" | "rtl";
  proofs: Record<CodeSlug | LinkSlug, ProofWords>;
  invitations: Record<InvitationSlug, InvitationWords>;
  notices: { [Slug in NoticeSlug]: NoticeWords<Slug extends keyof NoticeValues ? NoticeValues[Slug] : Account> };
  enterCode: string;
  openLink: string;
  enterCodeOrOpenLink: string;
  /** How long code and link work; `duration` like "10 minutes". */
  expiresWithin: (values: { duration: string }) => string;
  neverShare: (values: { portal: string }) => string;
  /** The line of a text message (SMS) that carries the code, in few characters. */
  codeText: (values: { code: string; portal: string; duration: string | null }) => string;
  resetCodeText: (values: { code: string; portal: string; duration: string | null }) => string;
  detailsHeading: string;
  when: string;
  device: string;
  place: string;
  ipAddress: string;
  unknownDevice: string;
  /** "Firefox on Linux" */
  browserOnSystem: (values: { browser: string; system: string }) => string;
  wasYou: string;
  wasNotYou: string;
  wasNotYouWithoutAccount: string;
  wasNotYouButton: string;
  contactButton: string;
  /** The last line: why this mail came. */
  footer: (values: { portal: string }) => string;
};
