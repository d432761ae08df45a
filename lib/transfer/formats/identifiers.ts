type Identifier = { value: string; verified: boolean };

/**
 * Addresses as parameters, the primary one first. What was not verified there is `reserved` here: its owner can sign in with it
 * by a code, and nobody else gets it.
 */
export function emailParameters(addresses: readonly Identifier[], primary?: string): Record<string, unknown> {
  return parameters("email_address", addresses, primary);
}

/** The same for phone numbers. */
export function phoneParameters(numbers: readonly Identifier[], primary?: string): Record<string, unknown> {
  return parameters("phone_number", numbers, primary);
}

function parameters(name: "email_address" | "phone_number", all: readonly Identifier[], primary: string | undefined): Record<string, unknown> {
  const unique = all.filter(({ value }, index) => all.findIndex((other) => other.value.toLowerCase() === value.toLowerCase()) === index);
  const sorted = [...unique.filter(({ value }) => value === primary), ...unique.filter(({ value }) => value !== primary)];
  if (sorted.length === 0) return {};
  const status = sorted.every(({ verified }) => verified) ? {} : { [`${name}_identification_status`]: sorted.map(({ verified }) => (verified ? "verified" : "reserved")) };
  return { [name]: sorted.map(({ value }) => value), ...status };
}
