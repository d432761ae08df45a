import { Prisma } from "@/lib/generated/prisma/client";
import { apiError } from "@/lib/errors";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { normaliseWeb3Wallet } from "@/lib/resources/web3-wallets/rules";
import type { Settings } from "@/lib/settings/schema";
import type { UserFilterInput } from "./filter-input";
import type { UserList } from "./keys";
import { normaliseUsername } from "./rules";
import { anyOf, searchFor, searchIn, type UserSearch } from "./search";

/**
 * A filter as what a list of users is made of. Of several searches the narrowest leads: ids that are listed before parts of
 * something; the others are conditions on what it finds.
 *
 * @throws form_conditional_param_missing 422: `provider` and `provider_user_id` stand together
 */
export function filterOf(given: UserFilterInput, settings: Settings): Pick<UserList, "conditions" | "search"> {
  const [leading, ...others] = [...listed(given, settings), ...searched(given)];
  return { search: leading ?? null, conditions: [...plain(given), ...others.map(({ matches }) => matches)] };
}

function listed(given: UserFilterInput, settings: Settings): UserSearch[] {
  const { email_address, phone_number, username, web3_wallet } = given;
  const [users, externals] = [signed(given.user_id), signed(given.external_id)];
  return [
    users.included && ofUsers("id", users.included),
    externals.included && ofUsers("external_id", externals.included),
    username && ofUsers("username_claim", username.map(normaliseUsername)),
    email_address && owning(Prisma.sql`email_addresses o WHERE o.email_address = ANY (${known(email_address, normaliseEmailAddress)})`),
    phone_number && owning(Prisma.sql`phone_numbers o WHERE o.phone_number = ANY (${known(phone_number, (text) => normalisePhoneNumber(text, settings.phone_number.default_country))})`),
    web3_wallet && owning(Prisma.sql`web3_wallets o WHERE o.claim = ANY (${known(web3_wallet, normaliseWeb3Wallet)})`),
    connected(given),
  ].filter((search) => search !== undefined && search !== null);
}

function searched(given: UserFilterInput): UserSearch[] {
  return [
    searchFor(given.query),
    searchIn("email_address", given.email_address_query),
    searchIn("phone_number", given.phone_number_query),
    searchIn("username", given.username_query),
    searchIn("name", given.name_query),
  ].filter((search) => search !== null);
}

function plain(given: UserFilterInput): Prisma.Sql[] {
  const { excluded: users } = signed(given.user_id);
  const { excluded: externals } = signed(given.external_id);
  return [
    users && Prisma.sql`u.id <> ALL (${users})`,
    externals && Prisma.sql`(u.external_id IS NULL OR u.external_id <> ALL (${externals}))`,
    // Nobody is in any organization.
    signed(given.organization_id).included && Prisma.sql`false`,
    given.banned === undefined ? undefined : Prisma.raw(`u.banned_at IS ${given.banned ? "NOT NULL" : "NULL"}`),
    compared("created_at", "<", given.created_at_before),
    compared("created_at", ">", given.created_at_after),
    compared("last_active_at", "<", given.last_active_at_before),
    compared("last_active_at", ">", given.last_active_at_after),
    compared("last_active_at", ">=", given.last_active_at_since),
    compared("last_sign_in_at", "<", given.last_sign_in_at_before),
    compared("last_sign_in_at", ">", given.last_sign_in_at_after),
  ].filter((condition) => condition !== undefined);
}

/** Ids to include and to exclude. In an address that was not encoded a `+` arrives as a space. */
function signed(ids: string[] | undefined): { included?: string[]; excluded?: string[] } {
  const excluded = ids?.filter((id) => id.startsWith("-")).map((id) => id.slice(1)) ?? [];
  const included = ids?.filter((id) => !id.startsWith("-")).map((id) => id.replace(/^[+ ]/, "")) ?? [];
  return { ...(included.length > 0 ? { included } : {}), ...(excluded.length > 0 ? { excluded } : {}) };
}

/** Values as they are stored; what cannot be one is nobody's. */
function known(values: string[], normalise: (text: string) => string | null): string[] {
  return values.map(normalise).filter((value) => value !== null);
}

function ofUsers(column: "id" | "external_id" | "username_claim", values: string[]): UserSearch {
  const matches = Prisma.sql`${Prisma.raw(`u.${column}`)} = ANY (${values})`;
  return anyOf([{ source: Prisma.sql`SELECT u.id FROM users u WHERE ${matches}`, matches }]);
}

/** Users to whom a row of another table belongs. */
function owning(rows: Prisma.Sql): UserSearch {
  const source = Prisma.sql`SELECT o.user_id FROM ${rows}`;
  return anyOf([{ source, matches: Prisma.sql`u.id IN (${source})` }]);
}

/** Providers are stored by the name that comes after `oauth_`, or with it. */
function connected({ provider, provider_user_id }: UserFilterInput): UserSearch | undefined {
  if (provider === undefined && provider_user_id === undefined) return undefined;
  if (provider === undefined || provider_user_id === undefined) throw apiError("form_conditional_param_missing", { param_name: provider === undefined ? "provider" : "provider_user_id" });
  const name = provider.replace(/^oauth_/, "");
  return owning(Prisma.sql`external_accounts o WHERE o.provider = ANY (${[name, `oauth_${name}`]}) AND o.provider_user_id = ANY (${provider_user_id})`);
}

function compared(column: "created_at" | "last_active_at" | "last_sign_in_at", comparison: "<" | ">" | ">=", milliseconds: number | undefined): Prisma.Sql | undefined {
  return milliseconds === undefined ? undefined : Prisma.sql`${Prisma.raw(`u.${column} ${comparison}`)} ${new Date(milliseconds)}::timestamptz`;
}
