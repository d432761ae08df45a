import { z } from "zod";

/** How a message travels. */
export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

/**
 * Who caused a message, from where and when. Field names are those of a session's activity, so that a described device
 * and a located place can be spread into it. `country` is ISO 3166-1 alpha-2; `time_zone` an IANA name (default UTC).
 */
const occurrence = z.object({
  at: z.coerce.date<Date | string>(),
  ip_address: z.string().nullish(),
  browser_name: z.string().nullish(),
  os_name: z.string().nullish(),
  city: z.string().nullish(),
  country: z.string().nullish(),
  time_zone: z.string().nullish(),
});
export type Occurrence = z.output<typeof occurrence>;

const code = z.string().regex(/^[A-Za-z0-9]{4,12}$/);
const link = z.url({ protocol: /^https?$/ });

const codeData = z.object({ code, link: link.nullish(), requested: occurrence });
const linkData = z.object({ code: code.nullish(), link, requested: occurrence });
/** `account` is how the person knows the account: an address or a username, never free text such as a name. */
const notice = z.object({ account: z.string(), occurred: occurrence });

/** Asks somebody in who may have no account: there is no device to name. `at` is when. */
const invitation = z.object({ link, at: z.coerce.date<Date | string>() });

/** Every message that Gatehouse can send, and what each needs to know. The slugs are those of Clerk's templates. */
export const messageData = {
  verification_code: codeData,
  reset_password_code: codeData,
  magic_link_sign_in: linkData,
  magic_link_sign_up: linkData,
  magic_link_user_profile: linkData,
  invitation,
  waitlist_invitation: invitation,
  waitlist_confirmation: z.object({ at: z.coerce.date<Date | string>() }),
  password_changed: notice,
  password_removed: notice,
  primary_email_address_changed: notice.extend({ email_address: z.string() }),
  email_address_added: notice.extend({ email_address: z.string() }),
  email_address_removed: notice.extend({ email_address: z.string() }),
  phone_number_added: notice.extend({ phone_number: z.string() }),
  phone_number_removed: notice.extend({ phone_number: z.string() }),
  new_device_sign_in: notice,
  account_deleted: notice,
  account_locked: notice.extend({ unlocks_at: z.coerce.date<Date | string>().nullish() }),
};

export type MessageSlug = keyof typeof messageData;
export type CodeSlug = "verification_code" | "reset_password_code";
export type LinkSlug = "magic_link_sign_in" | "magic_link_sign_up" | "magic_link_user_profile";
export type InvitationSlug = "invitation" | "waitlist_invitation" | "waitlist_confirmation";
export type NoticeSlug = Exclude<MessageSlug, CodeSlug | LinkSlug | InvitationSlug>;

/** What a template is given: the data of one slug, parsed. */
export type MessageData<Slug extends MessageSlug = MessageSlug> = {
  [S in Slug]: { slug: S; data: z.output<(typeof messageData)[S]> };
}[Slug];

/** A link, and what asks somebody in, only travel by mail; everything else may also be a text. */
type ChannelOf<Slug extends MessageSlug> = Slug extends LinkSlug | InvitationSlug ? "email" : Channel;

/** What a caller asks to be sent. `locale` is a BCP 47 tag; an unknown one is answered in English. */
export type Message = {
  [Slug in MessageSlug]: {
    channel: ChannelOf<Slug>;
    slug: Slug;
    to: string;
    locale: string;
    data: z.input<(typeof messageData)[Slug]>;
    user_id?: string | null;
    identification_id?: string | null;
  } & (Slug extends NoticeSlug | "waitlist_confirmation"
    ? { expires_at?: Date | null }
    : { /** When the code or link stops working: nobody needs the message afterwards. */ expires_at: Date });
}[MessageSlug];

/** Whether a stored word names a message that this version knows. */
export function isMessageSlug(slug: string): slug is MessageSlug {
  return Object.hasOwn(messageData, slug);
}

/** Whether a stored word names a channel that this version knows. */
export function isChannel(channel: string): channel is Channel {
  return channels.some((known) => known === channel);
}
