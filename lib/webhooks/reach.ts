import { env } from "@/lib/env";
import { isPublicIp } from "@/lib/places/ip-address";
import { networkTest } from "@/lib/places/networks";

const THIS_MACHINE = ["127.0.0.0/8", "::1/128"];

/**
 * Whether a webhook may be sent to an address: by https to every public one; to what lies inside of the network only where
 * the operator allows it, then also by http. A development instance reaches its own machine.
 *
 * @param protocol as `URL` has it: `https:`
 * @see OWASP, Server-Side Request Forgery Prevention
 */
export function mayReach(address: string, protocol: string): boolean {
  const allowed = [...env.WEBHOOK_ALLOWED_NETWORKS, ...(env.isDevelopmentInstance ? THIS_MACHINE : [])];
  if (networkTest(allowed)(address)) return true;
  return protocol === "https:" && isPublicIp(address);
}

/** Whether there is any address that may be reached without https. */
export function mayUseHttp(): boolean {
  return env.isDevelopmentInstance || env.WEBHOOK_ALLOWED_NETWORKS.length > 0;
}
