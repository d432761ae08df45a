import type { LogEntry } from "@/components/account/security-log";
import type { EventJson } from "@/lib/resources/events/serializer";

const text = (value: unknown) => (typeof value === "string" ? value : null);

/** An event as the security log shows it. */
export function logEntryOf(event: EventJson, currentSessionId: string): LogEntry {
  const { data } = event;
  return {
    id: event.id,
    type: event.type,
    strategy: text(data.strategy),
    subject: text(data.email_address) ?? text(data.phone_number),
    changed: Array.isArray(data.changed) ? data.changed.filter((name) => typeof name === "string") : [],
    at: new Date(event.created_at),
    actor: event.actor_type,
    browserName: event.browser_name,
    osName: event.os_name,
    deviceType: event.device_type,
    city: event.city,
    country: event.country,
    ipAddress: event.ip_address,
    thisDevice: event.actor_type === "user" && event.session_id === currentSessionId,
  };
}

/** The position in the log that a page's query names, if it looks like one. */
export function positionOf(before: string | undefined): string | undefined {
  return before !== undefined && /^\d{1,18}$/.test(before) ? before : undefined;
}
