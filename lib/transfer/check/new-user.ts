import type { Context } from "@/lib/context";
import { ApiError, errorItem, type ApiErrorItem } from "@/lib/errors";
import { parseInput } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { createProblems } from "@/lib/resources/users/create-rules";
import { storedPassword } from "@/lib/resources/users/given-password";
import { identifiersGiven, type Identifiers } from "@/lib/resources/users/identifiers-given";
import { normaliseUsername } from "@/lib/resources/users/rules";
import type { Settings } from "@/lib/settings/schema";
import { importInput, type ImportInput } from "../input";
import { keysOf } from "../store/keys";
import { newUserRows } from "../store/new-user-rows";
import type { Checked } from "./checked";
import { externalAccountClaim } from "./external-account";

/**
 * Hold a user against everything that POST /v1/users holds one against, but for what the database knows.
 *
 * @throws ApiError with one entry for each parameter at fault
 */
export async function checkNewUser(ctx: Pick<Context, "settings">, line: number, raw: Record<string, unknown>): Promise<Checked> {
  const given = withStoredNumbers(parseInput(importInput, raw), ctx.settings);
  const { identifiers, problems } = identifiersGiven(given, ctx.settings);
  const [first, ...others] = [...createProblems(given, ctx.settings), ...problems, ...secondFactorProblems(given, identifiers)];
  if (first) throw new ApiError([first, ...others]);
  const names = namesOf(given, identifiers);
  if (given.password != null && !given.skip_password_checks) await assertPasswordAcceptable(given.password, { settings: ctx.settings, identifiers: names });
  return {
    line,
    keys: keysOf({
      id: given.id,
      external_id: given.external_id,
      email_address: identifiers.email_addresses.map(({ address }) => address),
      phone_number: identifiers.phone_numbers.map(({ number }) => number),
      username: given.username ? normaliseUsername(given.username) : null,
      web3_wallet: identifiers.web3_wallets,
      external_account: given.external_account?.map(externalAccountClaim),
    }),
    rows: async (full) => newUserRows(full, given, identifiers, await storedPassword(full, given, names)),
  };
}

function withStoredNumbers(given: ImportInput, { phone_number }: Settings): ImportInput {
  if (!given.second_factor_phone_number) return given;
  return { ...given, second_factor_phone_number: given.second_factor_phone_number.map((text) => normalisePhoneNumber(text, phone_number.default_country) ?? text) };
}

function secondFactorProblems({ second_factor_phone_number = [] }: ImportInput, { phone_numbers }: Identifiers): ApiErrorItem[] {
  const isProved = (text: string) => phone_numbers.some(({ number, verified }) => verified && number === text);
  return second_factor_phone_number.every(isProved) ? [] : [errorItem("form_param_value_invalid", { param_name: "second_factor_phone_number" })];
}

function namesOf(given: ImportInput, { email_addresses, phone_numbers }: Identifiers): string[] {
  return [...(given.username ? [given.username] : []), ...email_addresses.map(({ address }) => address), ...phone_numbers.map(({ number }) => number)];
}
