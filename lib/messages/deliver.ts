import { log } from "@/lib/log";
import { maskAddress } from "@/lib/messages/address";
import type { Brand } from "@/lib/messages/brand";
import type { OutgoingMessage } from "@/lib/messages/content";
import { isChannel, isMessageSlug, type Channel } from "@/lib/messages/message";
import { openPayload } from "@/lib/messages/payload";
import { nextDelayMs } from "@/lib/messages/retry";
import { markFailed, markForRetry, markSent, type ClaimedMessage } from "@/lib/messages/store";
import { renderMessage } from "@/lib/messages/templates/render";
import type { Transports } from "@/lib/messages/transports/select";
import { DeliveryError } from "@/lib/messages/transports/transport";
import { countMessage } from "@/lib/metrics";

export type Delivery = { transports: Transports; brand: () => Promise<Brand>; timeoutMs: number };

/**
 * Send one claimed message and write down what came of it. An outage of the database after the sending is thrown: the
 * lease then ends by itself and the message goes out a second time.
 */
export async function deliver(row: ClaimedMessage, delivery: Delivery): Promise<void> {
  const channel: Channel = isChannel(row.channel) ? row.channel : "email";
  const masked = maskAddress(channel, row.toAddress);
  try {
    await send(row, delivery);
  } catch (thrown) {
    const error = thrown instanceof DeliveryError ? thrown : new DeliveryError(`failed: ${thrown instanceof Error ? thrown.name : "unknown"}`, { permanent: false });
    await settleFailure(row, channel, masked, error);
    return;
  }
  await markSent(row, masked);
  countMessage(channel, "sent");
}

async function send(row: ClaimedMessage, { transports, brand, timeoutMs }: Delivery): Promise<void> {
  if (row.expiresAt !== null && row.expiresAt.getTime() <= Date.now()) throw new DeliveryError("expired", { permanent: true });
  if (!isChannel(row.channel) || !isMessageSlug(row.slug)) throw new DeliveryError("unknown kind of message", { permanent: true });
  const transport = transports[row.channel];
  if (transport === null) throw new DeliveryError(`no transport for ${row.channel}`, { permanent: true });
  const message = compose(row, await brand());
  const signal = AbortSignal.timeout(timeoutMs);
  await Promise.race([transport.send(message, signal), refusalAt(signal)]);
}

/** The words are made at each attempt: they show the portal's name and logo of today. */
function compose(row: ClaimedMessage, brand: Brand): OutgoingMessage {
  const { channel, slug, sealedPayload } = row;
  if (!isChannel(channel) || !isMessageSlug(slug) || sealedPayload === null) throw new DeliveryError("payload missing", { permanent: true });
  try {
    const content = renderMessage(openPayload(slug, sealedPayload), { channel, locale: row.locale, brand, expiresAt: row.expiresAt });
    const { id, toAddress: to, locale, userId, identificationId, createdAt } = row;
    return { ...content, id, channel, slug, to, locale, userId, identificationId, createdAt, portalName: brand.name };
  } catch {
    // Sealed with a key that is gone, or by a version with other fields: no later attempt can read it either.
    throw new DeliveryError("payload unreadable", { permanent: true });
  }
}

/** A transport that ignores its signal must not hold a place for ever. */
function refusalAt(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new DeliveryError("timed out", { permanent: false })), { once: true });
  });
}

async function settleFailure(row: ClaimedMessage, channel: Channel, masked: string, error: DeliveryError): Promise<void> {
  const { attempts, createdAt, expiresAt } = row;
  const facts = { message_id: row.id, slug: row.slug, channel, attempts, reason: error.reason };
  const delayMs = error.permanent ? null : nextDelayMs({ attempts, createdAt, expiresAt, now: new Date(), retryAfterMs: error.retryAfterMs });
  if (delayMs === null) {
    await markFailed(row, masked, error.reason);
    countMessage(channel, "failed");
    log.error(facts, "message given up");
    return;
  }
  await markForRetry(row, delayMs, error.reason);
  countMessage(channel, "retry");
  log.warn({ ...facts, retryAfterMs: delayMs }, "message not delivered, trying again");
}
