import type { Brand } from "@/lib/messages/brand";
import { catalogueFor } from "@/lib/messages/catalogue";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import type { Content } from "@/lib/messages/content";
import type { Channel, CodeSlug, InvitationSlug, LinkSlug, MessageData, NoticeSlug } from "@/lib/messages/message";
import { invitationLetter } from "@/lib/messages/templates/invitation-letter";
import type { Letter } from "@/lib/messages/templates/letter";
import { letterHtml } from "@/lib/messages/templates/letter-html";
import { letterText } from "@/lib/messages/templates/letter-text";
import { noticeLetter, noticeText } from "@/lib/messages/templates/notice-letter";
import { singleLine } from "@/lib/messages/templates/plain";
import { proofLetter, proofText } from "@/lib/messages/templates/proof-letter";

const MAX_PORTAL_NAME_CHARACTERS = 64;

export type RenderOptions = { channel: Channel; locale: string; brand: Brand; expiresAt: Date | null };

/**
 * Put a message into words.
 *
 * @throws TypeError for a link on a channel that can't carry it
 */
export function renderMessage(message: MessageData, { channel, locale, brand: given, expiresAt }: RenderOptions): Content {
  const words = catalogueFor(locale);
  const brand = { ...given, name: singleLine(given.name, MAX_PORTAL_NAME_CHARACTERS) };
  const letter = letterOf(message, words, brand, expiresAt);
  const { subject } = letter;
  const link = letter.button?.href ?? null;
  if (channel === "sms") return { subject, text: smsText(message, words, brand, expiresAt), html: null, code: letter.code, link: isNotice(message) ? link : null };
  return { subject, text: letterText(letter), html: letterHtml(letter, words, brand), code: letter.code, link };
}

function letterOf(message: MessageData, words: Catalogue, brand: Brand, expiresAt: Date | null): Letter {
  if (isNotice(message)) return noticeLetter(message, words, brand);
  return isInvitation(message) ? invitationLetter(message, words, brand, expiresAt) : proofLetter(message, words, brand, expiresAt);
}

function smsText(message: MessageData, words: Catalogue, brand: Brand, expiresAt: Date | null): string {
  if (isNotice(message)) return noticeText(message, words, brand);
  if (isCode(message)) return proofText(message, words, brand, expiresAt);
  throw new TypeError(`${message.slug} is not a text message`);
}

function isCode(message: MessageData<CodeSlug | LinkSlug | InvitationSlug>): message is MessageData<CodeSlug> {
  return message.slug === "verification_code" || message.slug === "reset_password_code";
}

function isInvitation(message: MessageData<CodeSlug | LinkSlug | InvitationSlug>): message is MessageData<InvitationSlug> {
  return message.slug === "invitation" || message.slug === "waitlist_invitation" || message.slug === "waitlist_confirmation";
}

function isNotice(message: MessageData): message is MessageData<NoticeSlug> {
  return "occurred" in message.data;
}
