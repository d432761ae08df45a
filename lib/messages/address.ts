import type { Channel } from "@/lib/messages/message";

// One mailbox and nothing else: no second recipient (",", ";"), no display name ("<", quotes), no new header (CR, LF).
const MAILBOX = /^[^\s\p{Cc}\p{Cf}<>()[\],;:\\"@]{1,64}@[^\s\p{Cc}\p{Cf}<>()[\],;:\\"@]{1,253}$/u;
const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether this is exactly one address, in the narrow form that Gatehouse writes to. */
export function isOneAddress(channel: Channel, to: string): boolean {
  return (channel === "email" ? MAILBOX : E164).test(to);
}

/**
 * Refuse to queue anything but exactly one address. Addresses are validated long before; this is the last door before a
 * mail server reads them.
 *
 * @throws TypeError without the address in its words
 * @see CVE-2022-35924: a comma in an address brought the victim's mail to two people
 */
export function assertOneAddress(channel: Channel, to: string): void {
  if (!isOneAddress(channel, to)) throw new TypeError(`Not a single ${channel} address`);
}

/** What is kept of an address once its message is settled: enough to recognise it, too little to write to it. */
export function maskAddress(channel: Channel, to: string): string {
  if (channel === "sms") return `${to.slice(0, 3)}${"*".repeat(Math.max(to.length - 5, 3))}${to.slice(-2)}`;
  const at = to.lastIndexOf("@");
  const [first = ""] = to;
  return `${first}***${to.slice(at)}`;
}
