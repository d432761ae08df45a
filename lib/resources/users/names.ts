import type { UserJson } from "./json";

/** What a person is called: their name, else the identifier that they are known by, else the user's id. */
export function displayName(user: UserJson): string {
  return fullName(user.first_name, user.last_name) ?? identifierOf(user) ?? user.id;
}

/** Primary address, else primary number, username or wallet: what a person signs in as. Null when there is none. */
export function identifierOf(user: UserJson): string | null {
  const email = user.email_addresses.find((each) => each.id === user.primary_email_address_id)?.email_address;
  const phone = user.phone_numbers.find((each) => each.id === user.primary_phone_number_id)?.phone_number;
  const wallet = user.web3_wallets.find((each) => each.id === user.primary_web3_wallet_id)?.web3_wallet;
  return email ?? phone ?? user.username ?? wallet ?? null;
}

/** First and last name with a space between them; null when there is neither. */
export function fullName(firstName: string | null, lastName: string | null): string | null {
  return [firstName, lastName].filter(Boolean).join(" ") || null;
}
