import type { Environment } from "@/lib/env";
import type { Channel } from "@/lib/messages/message";
import { developmentInbox } from "@/lib/messages/transports/development-inbox";
import { smsWebhookTransport } from "@/lib/messages/transports/sms-webhook";
import { smtpTransport } from "@/lib/messages/transports/smtp";
import type { Transport } from "@/lib/messages/transports/transport";
import { twilioTransport } from "@/lib/messages/transports/twilio";

/** The way out for each channel; null where a production instance has none, and its messages fail visibly. */
export type Transports = Record<Channel, Transport | null>;

type Deployment = Pick<
  Environment,
  "SMTP_URL" | "EMAIL_FROM" | "SMS_FROM" | "TWILIO_ACCOUNT_SID" | "TWILIO_AUTH_TOKEN" | "TWILIO_API_ORIGIN" | "SMS_WEBHOOK_URL" | "SMS_WEBHOOK_SECRET" | "isDevelopmentInstance"
>;

/**
 * Choose the transports that the deployment's variables describe. With both kinds of SMS described, Twilio is used. Only
 * a development instance falls back to the inbox that `/dev/inbox` shows: it lies open to whoever reaches the portal.
 */
export function selectTransports(deployment: Deployment, maxConnections: number): Transports {
  const fallback = deployment.isDevelopmentInstance ? developmentInbox() : null;
  return { email: mail(deployment, maxConnections) ?? fallback, sms: twilio(deployment) ?? webhook(deployment) ?? fallback };
}

/** Over which channels messages leave at all. */
export function channelsOut(deployment: Deployment): Record<Channel, boolean> {
  const { isDevelopmentInstance, SMTP_URL: smtp, TWILIO_ACCOUNT_SID: twilioAccount, SMS_WEBHOOK_URL: webhookUrl } = deployment;
  return { email: isDevelopmentInstance || smtp !== undefined, sms: isDevelopmentInstance || twilioAccount !== undefined || webhookUrl !== undefined };
}

function mail({ SMTP_URL: url, EMAIL_FROM: from }: Deployment, maxConnections: number): Transport | null {
  return url ? smtpTransport({ url, from, maxConnections }) : null;
}

function twilio({ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, SMS_FROM: from, TWILIO_API_ORIGIN: apiOrigin }: Deployment): Transport | null {
  return accountSid && authToken && from ? twilioTransport({ accountSid, authToken, from, apiOrigin: apiOrigin ?? "https://api.twilio.com" }) : null;
}

function webhook({ SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret, SMS_FROM: from }: Deployment): Transport | null {
  return url && secret ? smsWebhookTransport({ url, secret, from: from ?? null }) : null;
}
