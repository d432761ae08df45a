import { createHmac } from "node:crypto";
import type { OutgoingMessage } from "@/lib/messages/content";
import { postDelivery } from "@/lib/messages/transports/http-delivery";
import type { Transport } from "@/lib/messages/transports/transport";
import { SECOND } from "@/lib/time";

export type SmsWebhookOptions = {
  url: string;
  /** `whsec_` and 24 to 64 random bytes in base64. */
  secret: string;
  /** The sender to use, if the deployment names one. */
  from: string | null;
};

/**
 * Text messages through an endpoint of the operator's own: one signed POST for each, with the `sms.created` event that
 * a subscriber of Clerk's webhooks with its own delivery already understands.
 *
 * The endpoint answers 2xx once it has taken the message over. `webhook-id` stays the same when a message comes twice.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function smsWebhookTransport({ url, secret, from }: SmsWebhookOptions): Transport {
  const key = signingKey(secret);
  return {
    name: "sms_webhook",
    async send(message, signal) {
      const now = new Date();
      const timestamp = String(Math.floor(now.getTime() / SECOND));
      const body = JSON.stringify(smsCreatedEvent(message, from, now));
      const headers = {
        "content-type": "application/json",
        "webhook-id": message.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${createHmac("sha256", key).update(`${message.id}.${timestamp}.${body}`).digest("base64")}`,
      };
      await postDelivery("sms_webhook", { url, headers, body, signal });
    },
  };
}

/**
 * The key inside of a `whsec_…` secret.
 *
 * @throws TypeError when it is not base64 of 24 to 64 bytes, as the specification asks
 */
function signingKey(secret: string): Buffer {
  const encoded = secret.replace(/^whsec_/, "");
  const key = Buffer.from(encoded, "base64");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || key.length < 24 || key.length > 64) throw new TypeError("SMS_WEBHOOK_SECRET must be whsec_ and the base64 of 24 to 64 bytes");
  return key;
}

function smsCreatedEvent(message: OutgoingMessage, from: string | null, now: Date): object {
  const createdAtMs = message.createdAt.getTime();
  return {
    object: "event",
    type: "sms.created",
    timestamp: now.getTime(),
    data: {
      object: "sms_message",
      id: message.id,
      slug: message.slug,
      from_phone_number: from,
      to_phone_number: message.to,
      phone_number_id: message.identificationId,
      user_id: message.userId,
      message: message.text,
      locale: message.locale,
      status: "queued",
      data: message.code === null ? {} : { otp_code: message.code },
      delivered_by_clerk: false,
      created_at: createdAtMs,
      created_at_ms: createdAtMs,
    },
  };
}
