import type { Identifier } from "./identifier";

type Claimed = { claim: string | null };
export type Holder = { id: string; emailAddresses: (Claimed & { emailAddress: string })[]; phoneNumbers: (Claimed & { phoneNumber: string })[]; web3Wallets: (Claimed & { web3Wallet: string })[] };

/** The identifiers that somebody has, for the lists; what was never proved is nobody's. */
export function identifiersOf({ emailAddresses, phoneNumbers, web3Wallets }: Holder): Identifier[] {
  const held = (row: Claimed) => row.claim !== null;
  return [
    ...emailAddresses.filter(held).map((row) => ({ type: "email_address" as const, value: row.emailAddress })),
    ...phoneNumbers.filter(held).map((row) => ({ type: "phone_number" as const, value: row.phoneNumber })),
    ...web3Wallets.filter(held).map((row) => ({ type: "web3_wallet" as const, value: row.web3Wallet })),
  ];
}
