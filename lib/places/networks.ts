import ipaddr from "ipaddr.js";

/** Whether an address (canonical form) belongs to a set of networks. */
export type NetworkTest = (address: string) => boolean;

/** A test for addresses and CIDR ranges, as `TRUSTED_PROXIES` lists them. IPv4-mapped IPv6 counts as IPv4. */
export function networkTest(entries: readonly string[]): NetworkTest {
  const networks = entries.map((entry) => {
    const [address, bits] = entry.includes("/") ? ipaddr.parseCIDR(entry) : [ipaddr.process(entry), undefined];
    return { address, bits: bits ?? (address.kind() === "ipv4" ? 32 : 128) };
  });
  return (text) => {
    const address = ipaddr.process(text);
    return networks.some((network) => network.address.kind() === address.kind() && address.match(network.address, network.bits));
  };
}

/**
 * The canonical form of one address as it stands in a socket or a forwarding header: with or without brackets, port and
 * zone. IPv4-mapped IPv6 becomes IPv4. Undefined for anything else, also for short forms such as `127.1`.
 */
export function readAddress(text: string): string | undefined {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text.trim())?.[1] ?? text.trim().replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, "$1");
  const address = bare.replace(/%.*$/, "");
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}
