import { DAY } from "@/lib/time";

/** Well below the year that the RFC recommends as the most. */
const LIFETIME_MS = 180 * DAY;

/**
 * Write a security.txt: whom to tell about a weakness.
 *
 * @param facts.portalOrigin where the file is, and whom to ask when there is no address for it
 * @see RFC 9116
 */
export function securityText(facts: { portalOrigin: string; supportEmail: string | null; now: Date }): string {
  const expires = new Date(Math.floor((facts.now.getTime() + LIFETIME_MS) / DAY) * DAY);
  const fields = [
    ["Contact", facts.supportEmail === null ? `${facts.portalOrigin}/` : `mailto:${encodeURI(facts.supportEmail)}`],
    ["Expires", expires.toISOString()],
    ["Canonical", `${facts.portalOrigin}/.well-known/security.txt`],
    ["Preferred-Languages", "en"],
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join("");
}
