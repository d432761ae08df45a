import ipaddr from "ipaddr.js";

/**
 * The one way to write an address: IPv4 in four decimal parts, IPv6 compressed in lower case without a zone, an IPv4
 * address inside IPv6 (`::ffff:8.8.8.8`) as IPv4. Null for anything else, such as octal parts or a port behind it.
 *
 * @see RFC 5952 (text form of IPv6), RFC 4291 section 2.5.5.2 (IPv4-mapped)
 */
export function normalizeIp(ip: string | null | undefined): string | null {
  return parse(ip)?.toString() ?? null;
}

/**
 * What to count attempts by: the address for IPv4, the /64 for IPv6, because a single household or server owns at least
 * a whole /64 and could change its address for every try. Null when it is no address.
 */
export function networkOf(ip: string | null | undefined): string | null {
  const address = parse(ip);
  if (address === null) return null;
  if (address.kind() === "ipv4") return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()}/64`;
}

/** Whether an address can be somewhere on the public internet; loopback, private and reserved ones cannot. */
export function isPublicIp(ip: string | null | undefined): boolean {
  const address = parse(ip);
  // Of IPv6 only 2000::/3 is given out; `::7f00:1` and its like were once ways to write IPv4.
  return address?.range() === "unicast" && (address.kind() === "ipv4" || (address.toByteArray()[0] ?? 0) >> 5 === 1);
}

function parse(ip: string | null | undefined): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const text = ip?.trim().replace(/%.*$/, "");
  if (!text || text.length > 45) return null;
  // ipaddr.js reads what inet_aton reads ("010.8.8.8", "1"); nobody writes an address that way to be understood.
  if (!text.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(text)) return null;
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}
