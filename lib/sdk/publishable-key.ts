import { ClerkRuntimeError } from "./errors";

/** What a publishable key says. */
export interface PublishableKey {
  instanceType: "production" | "development";
  /** The portal's host, or one that stands for it. */
  frontendApi: string;
}

/** Development domains of the published service: browsers with such a key carry their credential in the address. */
const DEVELOPMENT_HOSTS = [".accounts.dev", ".lcl.dev", ".stg.dev", ".lclstage.dev", ".stgstage.dev", ".dev.lclclerk.com", ".stg.lclclerk.com", ".accounts.lclclerk.com", "accountsstage.dev"];

/**
 * Read a publishable key: `pk_live_` or `pk_test_`, and the portal's host with `$` behind it in base64.
 *
 * @throws ClerkRuntimeError invalid_publishable_key
 */
export function parsePublishableKey(key: string): PublishableKey {
  const [, kind, encoded] = /^pk_(live|test)_([A-Za-z0-9+/]+={0,2})$/.exec(key) ?? [];
  const host = /^([^$\s]+\.[^$\s]+)\$$/.exec(decoded(encoded))?.[1];
  if (host === undefined) throw new ClerkRuntimeError("This is no publishable key. The portal's dashboard shows the right one.", "invalid_publishable_key");
  return { instanceType: kind === "live" ? "production" : "development", frontendApi: host };
}

/** Whether the browser's credential travels as `__clerk_db_jwt`, not as a cookie. */
export function usesDevBrowser({ instanceType, frontendApi }: PublishableKey): boolean {
  return instanceType === "development" && DEVELOPMENT_HOSTS.some((ending) => frontendApi.endsWith(ending));
}

/**
 * The portal's address as its key tells it. SDKs accept no key whose host has no dot, so that the key of
 * `http://localhost:3000` names `gatehouse.localhost:3000`; that portal is reached under its own name. A portal on this
 * machine or on a network without domains is reached as the page is, over plain http too.
 */
export function addressOf({ frontendApi }: PublishableKey, pageProtocol: string): string {
  const standIn = /^gatehouse\.([^.:]+(:\d+)?)$/.exec(frontendApi)?.[1];
  const host = standIn ?? frontendApi;
  const isNear = standIn !== undefined || /^(127(\.\d+){3}|[^:]*\.localhost)(:\d+)?$/.test(host);
  return `${isNear && pageProtocol === "http:" ? "http" : "https"}://${host}`;
}

function decoded(text = ""): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}
