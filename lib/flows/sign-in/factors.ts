import { createHmac } from "node:crypto";
import { identifierFrom } from "@/lib/db/identifiers";
import { keyedHash } from "@/lib/encryption";
import { maskEmailAddress } from "@/lib/resources/email-addresses/rules";
import { maskPhoneNumber } from "@/lib/resources/phone-numbers/rules";
import type { UserRow } from "@/lib/resources/users/rows";
import { hasSecondFactor } from "@/lib/resources/users/second-factor";
import type { Settings } from "@/lib/settings/schema";
import { STRATEGIES } from "@/lib/strategies";
import type { Strategy, StrategyName } from "@/lib/strategies/strategy";
import { DAY } from "@/lib/time";

export type Factor =
  | { strategy: "password" | "totp" | "backup_code" }
  | { strategy: "email_code" | "email_link" | "reset_password_email_code"; email_address_id: string; safe_identifier: string; primary: boolean }
  | { strategy: "phone_code" | "reset_password_phone_code"; phone_number_id: string; safe_identifier: string; primary: boolean; default: boolean };

/** What of a user decides how they may prove who they are. */
export type FactorUser = UserRow;

export type Identified = { identifier: string; type: "email_address" | "phone_number" | "username" };

/**
 * The first factors that a person may choose from, in the order in which the real service lists them. An address is shown
 * in full only when it is the one that was typed.
 */
export function firstFactors(user: FactorUser, identified: Identified | null, settings: Settings): Factor[] {
  return enabledFirstFactors(settings).flatMap((strategy) => {
    if (strategy.channel === "email") return user.emailAddresses.filter(isProved).map((row) => emailFactor(strategy.name, row, user, identified));
    if (strategy.channel === "sms") return user.phoneNumbers.filter((row) => isProved(row) && !row.reservedForSecondFactor).map((row) => phoneFactor(strategy.name, row, user, identified));
    return user.passwordDigest ? [{ strategy: "password" as const }] : [];
  });
}

/**
 * What is offered to an identifier that nobody has, where the instance hides which accounts exist: the same as to somebody
 * who has that one identifier and a password.
 */
export function factorsOfNobody(identified: Identified, settings: Settings): Factor[] {
  return enabledFirstFactors(settings).flatMap((strategy): Factor[] => {
    const known = { safe_identifier: identified.identifier, primary: true };
    if (strategy.channel === "email") return identified.type === "email_address" ? [{ strategy: strategy.name as "email_code", email_address_id: idOfNobody(identified), ...known }] : [];
    if (strategy.channel === "sms") return identified.type === "phone_number" ? [{ strategy: strategy.name as "phone_code", phone_number_id: idOfNobody(identified), default: true, ...known }] : [];
    return [{ strategy: "password" }];
  });
}

/**
 * What is offered before anything is proved. Where the instance hides which accounts exist, that depends on the text that was
 * typed alone, whoever has it.
 */
export function offeredFactors(user: FactorUser | null, identified: Identified, settings: Settings): Factor[] {
  if (!settings.attack_protection.enumeration_protection.enabled) return user ? firstFactors(user, identified, settings) : factorsOfNobody(identified, settings);
  const emailId = user?.emailAddresses.find((row) => row.emailAddress === identified.identifier)?.id;
  const phoneId = user?.phoneNumbers.find((row) => row.phoneNumber === identified.identifier)?.id;
  return factorsOfNobody(identified, settings).map((factor) => {
    if ("email_address_id" in factor && emailId) return { ...factor, email_address_id: emailId };
    if ("phone_number_id" in factor && phoneId) return { ...factor, phone_number_id: phoneId };
    return factor;
  });
}

/**
 * The second factors that a person may choose from: the authenticator app, numbers that they have set aside for it, masked,
 * and beside one of these a backup code. A number that is set aside is no first factor, for one telephone would then prove
 * both.
 */
export function secondFactors(user: FactorUser, settings: Settings): Factor[] {
  const strategies = STRATEGIES.filter((strategy) => strategy.roles.includes("second_factor") && strategy.enabled(settings));
  return strategies.flatMap(({ name }): Factor[] => {
    if (name === "totp") return user.totpSecret?.verifiedAt ? [{ strategy: name }] : [];
    if (name === "backup_code") return hasSecondFactor(user) && user.backupCodes.some((code) => code.usedAt === null) ? [{ strategy: name }] : [];
    return user.phoneNumbers.filter((row) => row.reservedForSecondFactor && isProved(row)).map((row) => phoneFactor(name, row, user, null));
  });
}

function enabledFirstFactors(settings: Settings): Strategy[] {
  return STRATEGIES.filter((strategy) => strategy.roles.includes("first_factor") && strategy.enabled(settings));
}

function isProved(row: { claim: string | null; reserved: boolean }): boolean {
  return row.claim !== null;
}

function emailFactor(strategy: StrategyName, row: FactorUser["emailAddresses"][number], user: FactorUser, identified: Identified | null): Factor {
  return {
    strategy: strategy as "email_code",
    email_address_id: row.id,
    safe_identifier: identified?.identifier === row.emailAddress ? row.emailAddress : maskEmailAddress(row.emailAddress),
    primary: user.primaryEmailAddressId === row.id,
  };
}

function phoneFactor(strategy: StrategyName, row: FactorUser["phoneNumbers"][number], user: FactorUser, identified: Identified | null): Factor {
  return {
    strategy: strategy as "phone_code",
    phone_number_id: row.id,
    safe_identifier: identified?.identifier === row.phoneNumber ? row.phoneNumber : maskPhoneNumber(row.phoneNumber),
    primary: user.primaryPhoneNumberId === row.id,
    default: row.defaultSecondFactor,
  };
}

/** From when on somebody could have signed up, had they done so. */
const NOBODY_SINCE = new Date("2026-04-01T00:00:00Z");

/** An identifier like any other, the same each time for one text, so that asking twice tells nothing. */
function idOfNobody({ identifier, type }: Identified): string {
  const digest = createHmac("sha256", keyedHash(type, "nobody")).update(identifier).digest();
  const at = new Date(NOBODY_SINCE.getTime() + (digest.readUInt32BE(16) % 200) * DAY + (digest.readUInt32BE(20) % DAY));
  return identifierFrom("identification", at, digest.subarray(0, 16));
}
