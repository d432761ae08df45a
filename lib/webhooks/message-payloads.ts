import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { brandOf } from "@/lib/messages/brand";
import type { OutgoingMessage } from "@/lib/messages/content";
import type { QueuedMessage } from "@/lib/messages/enqueue";
import { messageData, type MessageData } from "@/lib/messages/message";
import { renderMessage } from "@/lib/messages/templates/render";
import { channelsOut } from "@/lib/messages/transports/select";
import { emailObject, smsObject } from "@/lib/messages/wire-objects";
import type { WebhookEventType } from "./types";

/** What the wire says of a message in the outbox. */
export type MessagePayload = { type: WebhookEventType; userId: string | null; data: object };

/** As what the wire knows a message. */
export function typeOfMessage({ message }: QueuedMessage): WebhookEventType {
  return `${message.channel}.created`;
}

/** A message in the words in which it would be sent now, which whoever is to deliver it needs. */
export async function messagePayload({ settings }: Pick<Context, "settings">, tx: Transaction, queued: QueuedMessage, createdAt: Date): Promise<MessagePayload> {
  const { channel, slug, to, locale, expires_at = null, user_id: userId = null, identification_id: identificationId = null } = queued.message;
  const brand = brandOf(settings);
  // The table pairs each slug with its own schema; TypeScript can't follow that through an index by a type parameter.
  const known = { slug, data: messageData[slug].parse(queued.message.data) } as MessageData;
  const message: OutgoingMessage = {
    ...renderMessage(known, { channel, locale, brand, expiresAt: expires_at }),
    id: queued.id.replace(/^msg_/, channel === "email" ? "ema_" : "sms_"),
    channel,
    slug,
    to,
    locale,
    userId,
    identificationId,
    createdAt,
    portalName: brand.name,
  };
  const deliveredByUs = channelsOut(env)[channel];
  if (channel === "sms") return { type: "sms.created", userId, data: smsObject(message, { from: env.SMS_FROM ?? "", deliveredByUs }) };
  const publicMetadata = userId && (await tx.user.findUnique({ where: { id: userId }, select: { publicMetadata: true } }))?.publicMetadata;
  return { type: "email.created", userId, data: emailObject(message, { from: env.EMAIL_FROM, deliveredByUs, brand, data: known.data, publicMetadata: publicMetadata || {} }) };
}
