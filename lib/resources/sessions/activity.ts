import { z } from "zod";
import type { SessionActivity } from "@/lib/generated/prisma/client";

export const sessionActivityJson = z.object({
  object: z.literal("session_activity"),
  id: z.string(),
  device_type: z.string().nullable(),
  is_mobile: z.boolean(),
  browser_name: z.string().nullable(),
  browser_version: z.string().nullable(),
  ip_address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
});

const known = z.string().optional();

/** The same where what is not known is left out. */
export const knownActivityJson = sessionActivityJson.extend({ device_type: known, browser_name: known, browser_version: known, ip_address: known, city: known, country: known });

/** From which browser, device and place a session was used. */
export function serializeActivity(row: SessionActivity): z.infer<typeof sessionActivityJson> {
  return {
    object: "session_activity",
    id: row.id,
    device_type: row.deviceType,
    is_mobile: row.isMobile,
    browser_name: row.browserName,
    browser_version: row.browserVersion,
    ip_address: row.ipAddress,
    city: row.city,
    country: row.country,
  };
}

/** The same, without what is not known; undefined where there was no activity. */
export function serializeKnownActivity(row: SessionActivity | null): z.infer<typeof knownActivityJson> | undefined {
  if (!row) return undefined;
  const { device_type, browser_name, browser_version, ip_address, city, country, ...activity } = serializeActivity(row);
  return {
    ...activity,
    device_type: device_type ?? undefined,
    browser_name: browser_name ?? undefined,
    browser_version: browser_version ?? undefined,
    ip_address: ip_address ?? undefined,
    city: city ?? undefined,
    country: country ?? undefined,
  };
}
