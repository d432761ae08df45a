import { postDelivery } from "@/lib/messages/transports/http-delivery";
import type { Transport } from "@/lib/messages/transports/transport";

export type TwilioOptions = {
  accountSid: string;
  authToken: string;
  /** A phone number, an alphanumeric sender, or the SID of a messaging service ("MG…"). */
  from: string;
  /** `https://api.twilio.com`, but for tests. */
  apiOrigin: string;
};

/**
 * Text messages through Twilio.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export function twilioTransport({ accountSid, authToken, from, apiOrigin }: TwilioOptions): Transport {
  const url = new URL(`/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`, apiOrigin).href;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return {
    name: "twilio",
    async send(message, signal) {
      const form = new URLSearchParams({ To: message.to, Body: message.text });
      form.set(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
      const headers = { authorization, "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
      await postDelivery("twilio", { url, headers, body: form.toString(), signal }, errorCode);
    },
  };
}

/** Twilio's number for what went wrong (21211: not a phone number), which its error list explains. */
function errorCode(answer: unknown): string | null {
  const code = typeof answer === "object" && answer !== null && "code" in answer ? answer.code : null;
  return typeof code === "number" ? String(code) : null;
}
