import { Prisma } from "@/lib/generated/prisma/client";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { readUserRows } from "@/lib/resources/users/rows";
import { normaliseUsername } from "@/lib/resources/users/rules";
import type { Settings } from "@/lib/settings/schema";
import type { FactorUser, Identified } from "./factors";

/**
 * Read what a person typed as the name of their account: every kind of identifier that it could be and that the instance
 * lets people sign in with, most specific first.
 */
export function readIdentifier(text: string, settings: Settings): Identified[] {
  const usable = (part: { mode: string; used_for_sign_in: boolean }) => part.mode !== "off" && part.used_for_sign_in;
  const readings: (Identified | null)[] = [
    usable(settings.email_address) ? reading("email_address", normaliseEmailAddress(text)) : null,
    usable(settings.phone_number) ? reading("phone_number", normalisePhoneNumber(text, settings.phone_number.default_country)) : null,
    usable(settings.username) ? reading("username", normaliseUsername(text)) : null,
  ];
  return readings.filter((entry) => entry !== null);
}

function reading(type: Identified["type"], identifier: string | null): Identified | null {
  return identifier ? { type, identifier } : null;
}

/** Who has one of these identifiers, if anybody. */
export async function findIdentified(readings: Identified[]): Promise<{ identified: Identified; user: FactorUser } | null> {
  for (const identified of readings) {
    const [user] = await readUserRows(undefined, claimedBy(identified));
    if (user) return { identified, user };
  }
  return null;
}

function claimedBy({ type, identifier }: Identified): Prisma.Sql {
  if (type === "username") return Prisma.sql`u.username_claim = ${identifier}`;
  if (type === "email_address") return Prisma.sql`u.id = (SELECT e.user_id FROM email_addresses e WHERE e.claim = ${identifier})`;
  return Prisma.sql`u.id = (SELECT p.user_id FROM phone_numbers p WHERE p.claim = ${identifier})`;
}
