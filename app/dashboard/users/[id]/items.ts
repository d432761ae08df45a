import type { EventItem } from "@/components/dashboard/event-table";
import type { IdentificationItem } from "@/components/dashboard/identification-list";
import type { SessionItem } from "@/components/dashboard/session-table";
import type { DashboardWords } from "@/components/dashboard/types";
import type { ProfileFacts } from "@/components/dashboard/user-facts";
import { EVENT_TYPES, type EventType } from "@/lib/events/types";
import type { EventJson } from "@/lib/resources/events/serializer";
import { formatPhoneNumber } from "@/lib/resources/phone-numbers/rules";
import type { SessionWithActivitiesJson } from "@/lib/resources/sessions/serializer";
import type { UserJson } from "@/lib/resources/users/json";
import { fullName } from "@/lib/resources/users/names";
import { momentOf, userStatusOf } from "../../user-items";

const byRank = (a: IdentificationItem, b: IdentificationItem) => Number(b.primary) - Number(a.primary) || Number(b.verified) - Number(a.verified);

/** @param locale BCP 47 tag, for the name of the user's language */
export function profileFactsOf(user: UserJson, locale: string): ProfileFacts {
  return {
    id: user.id,
    externalId: user.external_id,
    name: fullName(user.first_name, user.last_name),
    username: user.username,
    status: userStatusOf(user),
    createdAt: new Date(user.created_at),
    lastSignInAt: momentOf(user.last_sign_in_at),
    lastActiveAt: momentOf(user.last_active_at),
    password: user.password_enabled && (momentOf(user.password_last_updated_at) ?? true),
    secondFactor: user.two_factor_enabled,
    language: user.locale && languageName(user.locale, locale),
    timeZone: user.timezone,
  };
}

/** A user's email addresses, the primary one first. */
export function emailItemsOf(user: UserJson): IdentificationItem[] {
  return user.email_addresses
    .map((each) => ({ id: each.id, identifier: each.email_address, primary: each.id === user.primary_email_address_id, verified: each.verification?.status === "verified", addedAt: new Date(each.created_at) }))
    .sort(byRank);
}

/** A user's phone numbers as people write them, the primary one first. */
export function phoneItemsOf(user: UserJson): IdentificationItem[] {
  return user.phone_numbers
    .map((each) => ({ id: each.id, identifier: formatPhoneNumber(each.phone_number), primary: each.id === user.primary_phone_number_id, verified: each.verification?.status === "verified", addedAt: new Date(each.created_at) }))
    .sort(byRank);
}

/** A session as a row of the table. */
export function sessionItemOf({ id, latest_activity: activity, os_name, created_at, last_active_at }: SessionWithActivitiesJson): SessionItem {
  return {
    id,
    browserName: activity?.browser_name ?? null,
    osName: os_name,
    deviceType: activity?.device_type ?? null,
    city: activity?.city ?? null,
    country: activity?.country ?? null,
    ipAddress: activity?.ip_address ?? null,
    signedInAt: new Date(created_at),
    lastSeenAt: new Date(last_active_at),
  };
}

/** An event as a row of the log. An event that this version does not know, since a newer one wrote it, has no name. */
export function eventItemOf(event: EventJson, t: DashboardWords): EventItem {
  const type = EVENT_TYPES.find((known) => known === event.type);
  return {
    id: event.id,
    what: type ? eventWords(type, t) : t("events.other"),
    at: new Date(event.created_at),
    actor: event.actor_type,
    browserName: event.browser_name,
    osName: event.os_name,
    deviceType: event.device_type,
    city: event.city,
    country: event.country,
    ipAddress: event.ip_address,
  };
}

function eventWords(type: EventType, t: DashboardWords): string {
  return t(`event.${type}`);
}

function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    // Intl throws at what is not a language's tag, and an import may have brought such.
    return tag;
  }
}
