import { errorItem, type ApiErrorItem } from "@/lib/errors";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { normaliseWeb3Wallet } from "@/lib/resources/web3-wallets/rules";
import type { Settings } from "@/lib/settings/schema";
import type { CreateUserInput } from "./create-input";
import { usernameProblem } from "./rules";

/** The identifiers of a new user as they are stored, each once. */
export type Identifiers = {
  email_addresses: { address: string; verified: boolean }[];
  phone_numbers: { number: string; verified: boolean }[];
  web3_wallets: string[];
};

type Kind = "email_address" | "phone_number" | "web3_wallet";
type Read = { value: string; verified: boolean };

/** Write the given identifiers in the one way in which they are stored, and say what is wrong with them. */
export function identifiersGiven(given: CreateUserInput, settings: Settings): { identifiers: Identifiers; problems: ApiErrorItem[] } {
  const problems: ApiErrorItem[] = [];
  const read = (kind: Kind, statuses: readonly string[], normalise: (text: string) => string | null): Read[] => {
    const written = given[kind] ?? [];
    const malformed = written.filter((text) => normalise(text) === null);
    if (malformed.length > 0) problems.push(errorItem("form_param_format_invalid", { param_name: kind, ...(kind === "email_address" ? { email_addresses: malformed } : {}) }));
    if (statuses.length > 0 && statuses.length !== written.length) problems.push(errorItem("form_param_array_length_mismatch", { param_name: `${kind}_identification_status` }));
    const each = written.map((text, index): Read => ({ value: normalise(text) ?? text, verified: statuses[index] !== "reserved" }));
    return each.filter(({ value }, index) => each.findIndex((other) => other.value === value) === index);
  };
  const emails = read("email_address", given.email_address_identification_status ?? [], normaliseEmailAddress);
  const phones = read("phone_number", given.phone_number_identification_status ?? [], (text) => normalisePhoneNumber(text, settings.phone_number.default_country));
  const wallets = read("web3_wallet", [], normaliseWeb3Wallet);
  const username = given.username ? usernameProblem(given.username, settings.username) : null;
  return {
    identifiers: {
      email_addresses: emails.map(({ value, verified }) => ({ address: value, verified })),
      phone_numbers: phones.map(({ value, verified }) => ({ number: value, verified })),
      web3_wallets: wallets.map(({ value }) => value),
    },
    problems: username ? [...problems, username] : problems,
  };
}
