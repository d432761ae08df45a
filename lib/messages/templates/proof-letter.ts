import type { Brand } from "@/lib/messages/brand";
import type { Catalogue } from "@/lib/messages/catalogue/catalogue";
import type { CodeSlug, LinkSlug, MessageData } from "@/lib/messages/message";
import { describeOccurrence, formatDuration } from "@/lib/messages/templates/details";
import type { Letter } from "@/lib/messages/templates/letter";
import { groupCode, isolate } from "@/lib/messages/templates/plain";

/** The mail that carries a code, a link, or both: prove an address, sign in, reset a password. */
export function proofLetter({ slug, data }: MessageData<CodeSlug | LinkSlug>, words: Catalogue, brand: Brand, expiresAt: Date | null): Letter {
  const proof = words.proofs[slug];
  const portal = isolate(brand.name, words.direction);
  const code = data.code ?? null;
  const link = data.link ?? null;
  const how = code === null ? words.openLink : link === null ? words.enterCode : words.enterCodeOrOpenLink;
  return {
    subject: code === null ? proof.subjectWithLink({ portal }) : proof.subjectWithCode({ code: groupCode(code, words.direction), portal }),
    preview: how,
    heading: proof.heading({ portal }),
    lead: [how],
    code,
    button: link === null ? null : { label: proof.button, href: link },
    terms: [
      ...(expiresAt === null ? [] : [words.expiresWithin({ duration: formatDuration(expiresAt.getTime() - data.requested.at.getTime(), words) })]),
      words.neverShare({ portal }),
    ],
    detailsHeading: words.detailsHeading,
    details: describeOccurrence(data.requested, words),
    closing: [proof.notYou({ portal })],
    footer: words.footer({ portal }),
  };
}

/**
 * The text message with a code. Its last line binds the code to the portal's origin, so that phones fill it in there and
 * nowhere else.
 *
 * @see https://wicg.github.io/sms-one-time-codes/
 */
export function proofText({ slug, data }: MessageData<CodeSlug>, words: Catalogue, brand: Brand, expiresAt: Date | null): string {
  const values = {
    code: data.code,
    portal: isolate(brand.name, words.direction),
    duration: expiresAt === null ? null : formatDuration(expiresAt.getTime() - data.requested.at.getTime(), words),
  };
  const sentence = slug === "reset_password_code" ? words.resetCodeText(values) : words.codeText(values);
  return `${sentence}\n\n@${new URL(brand.portalUrl).hostname} #${data.code}`;
}
