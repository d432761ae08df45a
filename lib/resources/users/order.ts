import { Prisma } from "@/lib/generated/prisma/client";

export const USER_ORDERS = ["created_at", "updated_at", "email_address", "web3wallet", "first_name", "last_name", "phone_number", "username", "last_active_at", "last_sign_in_at"] as const;

type Attribute = {
  /** What users `u`, joined with `join`, are ordered by. */
  column: Prisma.Sql;
  type: "timestamptz" | "text";
  join: Prisma.Sql;
  /** Which users have none; null where everybody has one. */
  isEmpty: Prisma.Sql | null;
};

/** The order of a list of users: by an attribute, those without it at one end, and those who have the same one by id. */
export type UserOrder = Attribute & { descending: boolean; emptyFirst: boolean };

const ATTRIBUTES: Record<(typeof USER_ORDERS)[number], Attribute> = {
  created_at: { ...own("created_at", "timestamptz"), isEmpty: null },
  updated_at: { ...own("updated_at", "timestamptz"), isEmpty: null },
  last_active_at: own("last_active_at", "timestamptz"),
  last_sign_in_at: own("last_sign_in_at", "timestamptz"),
  // Without regard to case, and by the index that makes usernames unique.
  username: own("username_claim", "text"),
  first_name: own("first_name", "text"),
  last_name: own("last_name", "text"),
  email_address: primary("email_addresses", "email_address", "primary_email_address_id"),
  phone_number: primary("phone_numbers", "phone_number", "primary_phone_number_id"),
  web3wallet: primary("web3_wallets", "web3_wallet", "primary_web3_wallet_id"),
};

function own(column: string, type: Attribute["type"]): Attribute {
  return { column: Prisma.raw(`u.${column}`), type, join: Prisma.empty, isEmpty: Prisma.raw(`u.${column} IS NULL`) };
}

function primary(table: string, column: string, reference: string): Attribute {
  return { column: Prisma.raw(`o.${column}`), type: "text", join: Prisma.raw(`JOIN ${table} o ON o.id = u.${reference}`), isEmpty: Prisma.raw(`u.${reference} IS NULL`) };
}

export const NEWEST_FIRST: UserOrder = { ...ATTRIBUTES.created_at, descending: true, emptyFirst: false };

/**
 * The order that `order_by` names: an attribute, and `-` before it for the greatest first. Those who have none stand last
 * either way. In an address that was not encoded a `+` arrives as a space.
 *
 * @returns null when it names none
 */
export function orderOf(text: string): UserOrder | null {
  const [, sign, name] = /^([+ -]?)(\w+)$/.exec(text) ?? [];
  const known = USER_ORDERS.find((each) => each === name);
  return known === undefined ? null : { ...ATTRIBUTES[known], descending: sign === "-", emptyFirst: false };
}

/** The same list, from its other end. */
export function reversed(order: UserOrder): UserOrder {
  return { ...order, descending: !order.descending, emptyFirst: !order.emptyFirst };
}
