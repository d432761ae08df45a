/** The SDK as a script: `<script data-clerk-publishable-key="pk_live_…" src="…/clerk.browser.js">` makes `window.Clerk`. */
import { Clerk } from "./index";

declare global {
  interface Window {
    Clerk?: Clerk;
    __clerk_publishable_key?: string;
    __clerk_proxy_url?: string;
    __clerk_domain?: string;
  }
}

const script = document.currentScript ?? document.querySelector("script[data-clerk-publishable-key]");
const said = (name: "publishable_key" | "proxy_url" | "domain") => script?.getAttribute(`data-clerk-${name.replace("_", "-")}`) || window[`__clerk_${name}`];
const key = said("publishable_key");

// A page may have the script twice; whoever has the first instance keeps it.
if (key && !window.Clerk) window.Clerk = new Clerk(key, { proxyUrl: said("proxy_url") || portalOf(script), domain: said("domain") });
else if (!key) console.error("Gatehouse: the script needs the attribute data-clerk-publishable-key.");

/** The portal serves this script, so that it stands where the script came from. */
function portalOf(element: Element | null): string | undefined {
  return /^(https?:\/\/.+?)\/npm\/(@clerk\/clerk-js|gatehouse)@/.exec(element instanceof HTMLScriptElement ? element.src : "")?.[1];
}
