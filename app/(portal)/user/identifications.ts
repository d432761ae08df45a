import type { Identification } from "@/components/account/identification";
import { formatPhoneNumber } from "@/lib/resources/phone-numbers/rules";
import type { UserJson } from "@/lib/resources/users/json";

const byRank = (a: Identification, b: Identification) => Number(b.primary) - Number(a.primary) || Number(b.verified) - Number(a.verified);

/** A person's email addresses for the profile: the primary one first, then the verified ones. */
export function emailAddressesOf(user: UserJson): Identification[] {
  return user.email_addresses
    .map(({ id, email_address, verification, linked_to }) => ({
      id,
      kind: "email_address" as const,
      identifier: email_address,
      verified: verification?.status === "verified",
      primary: id === user.primary_email_address_id,
      linked: linked_to.length > 0,
    }))
    .sort(byRank);
}

/** A person's phone numbers for the profile, written as people write them. */
export function phoneNumbersOf(user: UserJson): Identification[] {
  return user.phone_numbers
    .map(({ id, phone_number, verification, linked_to }) => ({
      id,
      kind: "phone_number" as const,
      identifier: formatPhoneNumber(phone_number),
      verified: verification?.status === "verified",
      primary: id === user.primary_phone_number_id,
      linked: linked_to.length > 0,
    }))
    .sort(byRank);
}
