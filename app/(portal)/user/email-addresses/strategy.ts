import type { Settings } from "@/lib/settings/schema";

/** Whether the instance proves addresses by a link alone. Where it has codes, the code's mail holds the link too. */
export function sendsLinksOnly(settings: Settings): boolean {
  return !settings.email_address.strategies.includes("email_code");
}
