import type { Brand } from "@/lib/messages/brand";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import type { InvitationSlug, MessageData } from "@/lib/messages/message";
import { formatDuration } from "@/lib/messages/templates/details";
import type { Letter } from "@/lib/messages/templates/letter";
import { isolate } from "@/lib/messages/templates/plain";

/** The mail that asks somebody in, with the link that lets them. No device has asked for it, so none is named. */
export function invitationLetter({ slug, data }: MessageData<InvitationSlug>, words: Catalogue, brand: Brand, expiresAt: Date | null): Letter {
  const { subject, heading, lead, button, unexpected } = words.invitations[slug];
  const portal = isolate(brand.name, words.direction);
  const duration = expiresAt === null ? null : formatDuration(expiresAt.getTime() - data.at.getTime(), words);
  const link = "link" in data ? data.link : null;
  return {
    subject: subject({ portal }),
    preview: lead({ portal }),
    heading: heading({ portal }),
    lead: [lead({ portal })],
    code: null,
    button: button === null || link === null ? null : { label: button, href: link },
    terms: link === null ? [] : [...(duration === null ? [] : [words.expiresWithin({ duration })]), words.neverShare({ portal })],
    detailsHeading: words.detailsHeading,
    details: [],
    closing: [unexpected({ portal })],
    footer: words.footer({ portal }),
  };
}
