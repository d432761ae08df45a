import type { Transaction } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { env } from "@/lib/env";
import { assertOneAddress } from "@/lib/messages/address";
import { nudgeMessageDispatcher } from "@/lib/messages/dispatcher-handle";
import type { Message } from "@/lib/messages/message";
import { sealPayload } from "@/lib/messages/payload";

/** A message that was written into the outbox. */
export type QueuedMessage = { id: string; message: Message };

const queued = new WeakMap<object, QueuedMessage[]>();

/**
 * Write a message into the outbox, in the transaction of the change that it tells of: both happen, or neither.
 *
 * The dispatcher sends it afterwards, at least once: a crash between the mail server's answer and our note of it means
 * a second, identical message (same Message-ID, same webhook-id), never a lost one.
 *
 * @returns the id of the outbox row
 * @throws TypeError when `to` is not exactly one address, or a link leads anywhere but to the portal
 */
export async function enqueue(tx: Transaction, message: Message): Promise<string> {
  assertOneAddress(message.channel, message.to);
  if ("link" in message.data && message.data.link) assertPortalLink(message.data.link);
  const id = newId("message");
  await tx.outboxMessage.create({
    data: {
      id,
      channel: message.channel,
      slug: message.slug,
      toAddress: message.to,
      locale: message.locale,
      sealedPayload: sealPayload(message.slug, message.data),
      userId: message.user_id ?? null,
      identificationId: message.identification_id ?? null,
      expiresAt: message.expires_at ?? null,
    },
  });
  queued.set(tx, [...(queued.get(tx) ?? []), { id, message }]);
  return id;
}

/** The messages of this transaction that nobody has asked for yet: each is handed out once. */
export function takeQueued(tx: Transaction): QueuedMessage[] {
  return queued.get(tx)?.splice(0) ?? [];
}

/**
 * Wake the dispatcher if this transaction queued a message. Call it after the commit; without the call the message
 * leaves at the dispatcher's next look, about a second later.
 */
export function nudgeAfterCommit(tx: Transaction): void {
  if (queued.delete(tx)) nudgeMessageDispatcher();
}

/** Links in mails stand on `PORTAL_URL`, whatever Host or X-Forwarded-Host a request carried (CVE-2026-29067). */
function assertPortalLink(link: string): void {
  if (new URL(link).origin !== new URL(env.PORTAL_URL).origin) throw new TypeError("A link in a message must lead to PORTAL_URL");
}
