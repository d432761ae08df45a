import type { Brand } from "@/lib/messages/brand";
import type { OutgoingMessage } from "@/lib/messages/content";
import type { MessageData, Occurrence } from "@/lib/messages/message";
import { readableOn } from "@/lib/messages/templates/colors";

/** A text message as the wire shows it. `from` is the sender, where the deployment names one. */
export function smsObject(message: OutgoingMessage, { from, deliveredByUs }: { from: string | null; deliveredByUs: boolean }): object {
  const createdAt = message.createdAt.getTime();
  return {
    object: "sms_message",
    id: message.id,
    slug: message.slug,
    from_phone_number: from,
    to_phone_number: message.to,
    phone_number_id: message.identificationId,
    user_id: message.userId,
    message: message.text,
    status: "queued",
    data: message.code === null ? {} : { otp_code: message.code },
    delivered_by_clerk: deliveredByUs,
    created_at: createdAt,
    created_at_ms: createdAt,
  };
}

type Mail = {
  /** The sender's address. */
  from: string;
  deliveredByUs: boolean;
  brand: Brand;
  data: MessageData["data"];
  publicMetadata: unknown;
};

/** A mail as the wire shows it, with what its template was given. */
export function emailObject(message: OutgoingMessage, { from, deliveredByUs, brand, data, publicMetadata }: Mail): object {
  return {
    object: "email",
    id: message.id,
    slug: message.slug,
    from_email_name: from.replace(/^.*<|@.*$/g, ""),
    reply_to_email_name: null,
    to_email_address: message.to,
    email_address_id: message.identificationId,
    user_id: message.userId,
    subject: message.subject,
    body: message.html ?? "",
    body_plain: message.text,
    status: "queued",
    delivered_by_clerk: deliveredByUs,
    data: {
      ...(message.code === null ? {} : { otp_code: message.code }),
      ...(message.link === null ? {} : { magic_link: message.link }),
      ...requestOf(data),
      app: { name: brand.name, domain_name: new URL(brand.portalUrl).hostname, url: brand.portalUrl, logo_image_url: brand.logoUrl, logo_url: brand.logoUrl },
      theme: { primary_color: brand.accentColor, button_text_color: readableOn(brand.accentColor), show_clerk_branding: false },
      user: { public_metadata: publicMetadata ?? {}, public_metadata_fallback: "" },
    },
  };
}

function requestOf(data: MessageData["data"]) {
  const { at, browser_name, os_name }: Partial<Occurrence> = "requested" in data ? data.requested : "occurred" in data ? data.occurred : {};
  if (!at) return {};
  const moment = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(at);
  return { requested_at: `${moment.replace(" at ", ", ")} UTC`, requested_by: [browser_name, os_name].filter(Boolean).join(", ") };
}
