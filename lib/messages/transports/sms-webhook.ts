import type { OutgoingMessage } from "@/lib/messages/content";
import { smsObject } from "@/lib/messages/wire-objects";
import { postDelivery } from "@/lib/messages/transports/http-delivery";
import type { Transport } from "@/lib/messages/transports/transport";
import { sign, signingKey } from "@/lib/webhooks/signature";

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
  const key = keyOf(secret);
  return {
    name: "sms_webhook",
    async send(message, signal) {
      const now = new Date();
      const body = JSON.stringify(smsCreatedEvent(message, from, now));
      const { timestamp, signature } = sign([key], message.id, body, now);
      const headers = {
        "content-type": "application/json",
        "webhook-id": message.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signature,
      };
      await postDelivery("sms_webhook", { url, headers, body, signal });
    },
  };
}

/** @throws TypeError in the words of the variable that the secret comes from */
function keyOf(secret: string): Buffer {
  try {
    return signingKey(secret);
  } catch {
    throw new TypeError("SMS_WEBHOOK_SECRET must be whsec_ and the base64 of 24 to 64 bytes");
  }
}

function smsCreatedEvent(message: OutgoingMessage, from: string | null, now: Date): object {
  const data = { ...smsObject(message, { from, deliveredByUs: false }), locale: message.locale };
  return { object: "event", type: "sms.created", timestamp: now.getTime(), data };
}
