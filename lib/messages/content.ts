import type { Channel, MessageSlug } from "@/lib/messages/message";

/** A message in words, ready to be sent. A text (SMS) has no HTML and its subject is only shown in the inbox. */
export type Content = {
  subject: string;
  text: string;
  html: string | null;
  code: string | null;
  link: string | null;
};

/** What a transport is given. `id` is the same at every attempt, so that a receiver can drop a duplicate. */
export type OutgoingMessage = Content & {
  id: string;
  channel: Channel;
  slug: MessageSlug;
  to: string;
  locale: string;
  userId: string | null;
  identificationId: string | null;
  /** The portal's name: the sender's name of a mail when EMAIL_FROM has none. */
  portalName: string;
  createdAt: Date;
};
