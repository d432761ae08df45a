import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<string[]>;

const PATIENCE = { timeout: 3_000, tries: 2 };

/**
 * All addresses of a host, from the DNS, else as the machine knows it (`/etc/hosts`, search domains).
 *
 * The machine's own look-up comes second and only where the DNS has answered, because it blocks one of the few threads that
 * also compute password hashes: a name server that never answers must not hold them.
 *
 * @param host as a URL has it: an IPv6 address in brackets
 * @throws Error with a `code` such as ENOTFOUND
 */
export const resolveHost: Resolve = async (host) => {
  const literal = host.replace(/^\[(.*)\]$/, "$1");
  if (isIP(literal)) return [literal];
  const resolver = new Resolver(PATIENCE);
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  if (addresses.length > 0) return addresses;
  const unanswered = answers.find((answer) => answer.status === "rejected" && (answer.reason as NodeJS.ErrnoException).code === "ETIMEOUT");
  if (unanswered?.status === "rejected") throw unanswered.reason;
  return (await lookup(host, { all: true })).map(({ address }) => address);
};
