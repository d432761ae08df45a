import type { Transaction } from "@/lib/db/client";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { normaliseUsername } from "@/lib/resources/users/rules";
import type { Settings } from "@/lib/settings/schema";
import { FACTOR_INCLUDE, type FactorUser, type Identified } from "./factors";

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
export async function findIdentified(tx: Transaction, readings: Identified[]): Promise<{ identified: Identified; user: FactorUser } | null> {
  for (const identified of readings) {
    const user = await findByClaim(tx, identified);
    if (user) return { identified, user };
  }
  return null;
}

async function findByClaim(tx: Transaction, { type, identifier }: Identified): Promise<FactorUser | null> {
  if (type === "username") return tx.user.findUnique({ where: { usernameClaim: identifier }, include: FACTOR_INCLUDE });
  const owner =
    type === "email_address"
      ? await tx.emailAddress.findUnique({ where: { claim: identifier }, select: { userId: true } })
      : await tx.phoneNumber.findUnique({ where: { claim: identifier }, select: { userId: true } });
  return owner && tx.user.findUnique({ where: { id: owner.userId }, include: FACTOR_INCLUDE });
}
