import { ApiError, type ApiErrorItem } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { hashBackupCodes } from "@/lib/resources/backup-codes/hash";
import type { Identifier } from "@/lib/resources/restrictions/identifier";
import { assertIdentifiersPermitted } from "@/lib/resources/restrictions/permitted";
import { createUserInput, type CreateUserInput } from "./create-input";
import { createProblems } from "./create-rules";
import { storedPassword } from "./given-password";
import { identifiersGiven, type Identifiers } from "./identifiers-given";
import { insertUser } from "./insert";
import { userFor } from "./store";

export { insertUser, type NewUser } from "./insert";

/**
 * Make a user on the word of a server or an administrator: addresses, numbers and wallets count as verified, unless they are
 * said to be reserved. All of it, or nothing.
 *
 * @throws form_param_missing, form_data_missing, form_param_unknown 422: what the instance requires, or does not use; one
 *   entry each
 * @throws form_param_format_invalid, form_param_array_length_mismatch, form_username_…, form_password_… 422
 * @throws form_conditional_param_missing, form_conditional_param_disallowed 422: a digest without its hasher, or beside a
 *   password; `skip_password_requirement` where a password is the only way to sign in
 * @throws form_param_invalid_date, form_disallow_future_date 422: `created_at`, `legal_accepted_at`
 * @throws form_identifier_exists 422: somebody has an identifier already
 * @throws not_allowed_access 403: the instance's lists keep an identifier out
 * @see Clerk Backend API, POST /v1/users
 */
export const createUser = operation({
  name: "user.create",
  input: createUserInput,
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(ctx, given) {
    const { identifiers, problems } = identifiersGiven(given, ctx.settings);
    refuseAll([...createProblems(given, ctx.settings), ...problems]);
    const password = await storedPassword(ctx, given, namesOf(given, identifiers));
    return { identifiers, password, backup_codes: await hashBackupCodes(given.backup_codes ?? []) };
  },
  async run(ctx, given, { identifiers, password, backup_codes }) {
    await assertPermitted(ctx, identifiers);
    const moments = { created_at: momentOf(given.created_at), legal_accepted_at: momentOf(given.legal_accepted_at) };
    const row = await insertUser(ctx, { ...given, ...identifiers, ...moments, password, backup_codes });
    return userFor(ctx, row);
  },
});

function momentOf(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}

function refuseAll([first, ...others]: ApiErrorItem[]): void {
  if (first) throw new ApiError([first, ...others]);
}

function namesOf(given: CreateUserInput, { email_addresses, phone_numbers }: Identifiers): string[] {
  return [...(given.username ? [given.username] : []), ...email_addresses.map(({ address }) => address), ...phone_numbers.map(({ number }) => number)];
}

/** What the operator of the server makes at its start, such as the first administrator, is on no list. */
async function assertPermitted({ tx, actor, settings }: OperationContext, { email_addresses, phone_numbers, web3_wallets }: Identifiers): Promise<void> {
  if (actor.type === "system") return;
  const identifiers: Identifier[] = [
    ...email_addresses.map(({ address }) => ({ type: "email_address" as const, value: address })),
    ...phone_numbers.map(({ number }) => ({ type: "phone_number" as const, value: number })),
    ...web3_wallets.map((wallet) => ({ type: "web3_wallet" as const, value: wallet })),
  ];
  await assertIdentifiersPermitted(tx, settings, identifiers);
}
