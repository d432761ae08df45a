import type { IncomingHttpHeaders } from "node:http";
import { isLoopbackHost } from "@/lib/env";
import { type NetworkTest, readAddress } from "@/lib/places/networks";

/** Who asks, and under which name they reached the portal, after deciding whom to believe. */
export type ClientFacts = {
  /** The client's address in canonical form; IPv4-mapped IPv6 is IPv4. */
  ip: string;
  /** Host and port that the person's browser used. */
  host: string;
  protocol: "http" | "https";
  /** A request id that a trusted proxy gave. */
  requestId: string | undefined;
};

export type Arrival = {
  /** The other end of the connection. */
  peer: string | undefined;
  headers: IncomingHttpHeaders;
  isTrustedProxy: NetworkTest;
  portalUrl: string;
  /** Port that this process listens on. */
  port: number;
};

/**
 * Decide the client's address and the portal's host for one request.
 *
 * Forwarded headers count only when the connection comes from a trusted proxy; then `X-Forwarded-For` (or `Forwarded`,
 * where the former is absent) is walked from the right, past every trusted proxy, to the first address that is not one.
 * Whatever stands left of it was written by that client and says nothing. Without a believed host the portal's own is
 * used, never the `Host` header; on a developer's machine any loopback name at our port is as good as another.
 *
 * @see RFC 7239, section 8.1
 */
export function clientFacts({ peer, headers, isTrustedProxy, portalUrl, port }: Arrival): ClientFacts {
  const portal = new URL(portalUrl);
  const peerAddress = readAddress(peer ?? "");
  const own = { host: developersHost(portal, headers.host, port) ?? portal.host, protocol: protocolOf(portal.protocol) ?? "http" };
  if (peerAddress === undefined) return { ip: "127.0.0.1", ...own, requestId: undefined };
  if (!isTrustedProxy(peerAddress)) return { ip: peerAddress, ...own, requestId: undefined };

  const forwarded = forwardedElements(single(headers.forwarded));
  const chain = headers["x-forwarded-for"] === undefined ? forwarded.map((element) => element.for ?? "") : list(headers["x-forwarded-for"]);
  const nearest = forwarded.at(-1);
  return {
    ip: walk(peerAddress, chain, isTrustedProxy),
    host: believableHost(single(headers["x-forwarded-host"]) ?? nearest?.host) ?? own.host,
    protocol: protocolOf(single(headers["x-forwarded-proto"]) ?? nearest?.proto) ?? own.protocol,
    requestId: /^[\w.-]{8,128}$/.exec(single(headers["x-request-id"]) ?? "")?.[0],
  };
}

/** Headers that only this process may write: whoever sends them from outside wants to be somebody else. */
const RESERVED = /^(x-forwarded-.*|x-middleware-.*|x-gatehouse-.*|x-action-forwarded|x-invoke-.*|x-now-.*|x-matched-path|x-prerender-.*|forwarded|x-real-ip|x-request-id|next-resume.*)$/;

/** Replace every header that names client, host or protocol by what was decided. */
export function rewriteHeaders(headers: IncomingHttpHeaders, facts: ClientFacts, requestId: string): void {
  for (const name of Object.keys(headers)) if (RESERVED.test(name)) delete headers[name];
  headers.host = facts.host;
  headers["x-forwarded-host"] = facts.host;
  headers["x-forwarded-proto"] = facts.protocol;
  headers["x-forwarded-for"] = facts.ip;
  headers["x-gatehouse-ip"] = facts.ip;
  headers["x-gatehouse-request-id"] = requestId;
}

function walk(peer: string, chain: string[], isTrustedProxy: NetworkTest): string {
  let client = peer;
  for (const entry of chain.toReversed()) {
    const address = readAddress(entry);
    // “unknown” or garbage: the last hop that we know is the best answer.
    if (address === undefined) return client;
    client = address;
    if (!isTrustedProxy(address)) return client;
  }
  return client;
}

function developersHost(portal: URL, host: string | undefined, port: number): string | undefined {
  if (!isLoopbackHost(portal.hostname) || host === undefined || !believableHost(host)) return undefined;
  const asked = new URL(`http://${host}`);
  return isLoopbackHost(asked.hostname) && Number(asked.port || 80) === port ? asked.host : undefined;
}

function believableHost(host: string | undefined): string | undefined {
  const looksRight = host !== undefined && host.length <= 255 && /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/.test(host);
  return looksRight && URL.canParse(`http://${host}`) ? host.toLowerCase() : undefined;
}

function protocolOf(text: string | undefined): "http" | "https" | undefined {
  const name = text?.toLowerCase().replace(/:$/, "");
  return name === "http" || name === "https" ? name : undefined;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}

function list(value: string | string[]): string[] {
  return (single(value) ?? "").split(",").map((entry) => entry.trim());
}

type ForwardedElement = { for?: string; host?: string; proto?: string };

function forwardedElements(header: string | undefined): ForwardedElement[] {
  if (header === undefined) return [];
  const elements = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return elements.map((element) =>
    Object.fromEntries(
      [...element.matchAll(/(?:^|;)\s*(for|host|proto)=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/gi)].map(([, name = "", quoted, plain]) => [
        name.toLowerCase(),
        quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "",
      ]),
    ),
  );
}
