/**
 * The publishable key of a portal: `pk_live_` and its host in base64 with `$` at the end. SDKs take the host from it, reach
 * it over https, and accept it only with a dot inside; where the portal has no such address the key names a host that
 * merely stands for it, and apps are told the portal's real address as proxy URL.
 *
 * Always `pk_live_`: with `pk_test_` the SDKs expect the real service's development domains.
 *
 * @param portalUrl an http or https origin
 */
export function publishableKeyOf(portalUrl: string): string {
  return `pk_live_${Buffer.from(`${keyHostOf(portalUrl)}$`).toString("base64")}`;
}

/** The host that the portal's publishable key names, with its port. Session tokens name `https://` and it as their issuer. */
export function keyHostOf(portalUrl: string): string {
  const { hostname, host, port } = new URL(portalUrl);
  if (hostname.includes(".")) return host;
  const name = hostname.startsWith("[") ? "localhost" : hostname;
  return `gatehouse.${name}${port === "" ? "" : `:${port}`}`;
}

/** Whether apps need the portal's address beside its key: over http, or when the key names a stand-in. */
export function needsProxyUrl(portalUrl: string, publishableKey: string): boolean {
  const { protocol, host } = new URL(portalUrl);
  return protocol !== "https:" || hostInKey(publishableKey) !== host;
}

/** The host inside a publishable key, or null when it is none. */
export function hostInKey(publishableKey: string): string | null {
  const encoded = /^pk_(?:live|test)_([A-Za-z0-9+/]+={0,2})$/.exec(publishableKey)?.[1];
  const host = encoded === undefined ? "" : Buffer.from(encoded, "base64").toString("utf8");
  return /^[^$\s]+\$$/.test(host) && host.includes(".") ? host.slice(0, -1) : null;
}
