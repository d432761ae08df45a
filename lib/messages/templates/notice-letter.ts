import type { Brand } from "@/lib/messages/brand";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import type { MessageData, NoticeSlug } from "@/lib/messages/message";
import { describeOccurrence, formatMoment } from "@/lib/messages/templates/details";
import type { Letter } from "@/lib/messages/templates/letter";
import { isolate, singleLine } from "@/lib/messages/templates/plain";

const MAX_IDENTIFIER_CHARACTERS = 254;

/** The mail that says what happened to an account, who did it from where and when, and what to do if it was not them. */
export function noticeLetter(message: MessageData<NoticeSlug>, words: Catalogue, brand: Brand): Letter {
  const portal = isolate(brand.name, words.direction);
  const { subject, heading, lead } = noticeWords(message, words, portal);
  // Where there is no account any more, there are no sessions to look at.
  const gone = message.slug === "account_deleted";
  const support = brand.supportEmail === null ? null : { label: words.contactButton, href: `mailto:${brand.supportEmail}` };
  return {
    subject,
    preview: lead,
    heading,
    lead: [lead],
    code: null,
    button: gone ? support : { label: words.wasNotYouButton, href: sessionsUrl(brand) },
    terms: [],
    detailsHeading: words.detailsHeading,
    details: describeOccurrence(message.data.occurred, words),
    closing: [words.wasYou, gone ? words.wasNotYouWithoutAccount : words.wasNotYou],
    footer: words.footer({ portal }),
  };
}

/** The same as one text message: what happened, and where to look. */
export function noticeText(message: MessageData<NoticeSlug>, words: Catalogue, brand: Brand): string {
  const { lead } = noticeWords(message, words, isolate(brand.name, words.direction));
  return message.slug === "account_deleted" ? lead : `${lead} ${words.wasNotYouButton}: ${sessionsUrl(brand)}`;
}

function sessionsUrl(brand: Brand): string {
  return new URL("/user/sessions", brand.portalUrl).href;
}

function noticeWords(message: MessageData<NoticeSlug>, words: Catalogue, portal: string): { subject: string; heading: string; lead: string } {
  const identifier = (text: string) => isolate(singleLine(text, MAX_IDENTIFIER_CHARACTERS), words.direction);
  const values = { portal, account: identifier(message.data.account) };
  switch (message.slug) {
    case "primary_email_address_changed":
    case "email_address_added":
    case "email_address_removed":
      return fill(words.notices[message.slug], { ...values, emailAddress: identifier(message.data.email_address) });
    case "phone_number_added":
    case "phone_number_removed":
      return fill(words.notices[message.slug], { ...values, phoneNumber: identifier(message.data.phone_number) });
    case "account_locked": {
      const { unlocks_at: unlocksAt, occurred } = message.data;
      return fill(words.notices.account_locked, { ...values, unlocksAt: unlocksAt ? formatMoment(unlocksAt, words, occurred.time_zone) : null });
    }
    default:
      return fill(words.notices[message.slug], values);
  }
}

function fill<Values>(notice: { subject: (values: Values) => string; heading: string; lead: (values: Values) => string }, values: Values) {
  return { subject: notice.subject(values), heading: notice.heading, lead: notice.lead(values) };
}
