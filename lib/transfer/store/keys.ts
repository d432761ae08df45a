/** What a user is known by, and nobody else may have. */
export const KEY_KINDS = ["id", "external_id", "username", "email_address", "phone_number", "web3_wallet", "external_account"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/**
 * `isOwn`: whoever has it is this very user, who was taken before: `external_id` and `id`, and for somebody who has neither the
 * primary identifier.
 */
export type Key = { kind: KeyKind; value: string; isOwn: boolean };

/** The keys of a user, of which every kind is given as it is stored. */
export function keysOf(given: { id?: string | null; external_id?: string | null; email_address?: readonly string[]; phone_number?: readonly string[]; username?: string | null; web3_wallet?: readonly string[]; external_account?: readonly string[] }): Key[] {
  const own = [key("id", given.id, true), key("external_id", given.external_id, true)].flat();
  const identifiers = [
    (given.email_address ?? []).flatMap((value) => key("email_address", value, false)),
    (given.phone_number ?? []).flatMap((value) => key("phone_number", value, false)),
    key("username", given.username, false),
    (given.web3_wallet ?? []).flatMap((value) => key("web3_wallet", value, false)),
    (given.external_account ?? []).flatMap((value) => key("external_account", value, false)),
  ].flat();
  const [primary, ...others] = identifiers;
  return own.length > 0 || !primary ? [...own, ...identifiers] : [{ ...primary, isOwn: true }, ...others];
}

function key(kind: KeyKind, value: string | null | undefined, isOwn: boolean): Key[] {
  return value ? [{ kind, value, isOwn }] : [];
}

/** Where each kind is, once it belongs to somebody. */
const PLACES: Record<KeyKind, { table: string; column: string; user: string }> = {
  id: { table: "users", column: "id", user: "id" },
  external_id: { table: "users", column: "external_id", user: "id" },
  username: { table: "users", column: "username_claim", user: "id" },
  email_address: { table: "email_addresses", column: "claim", user: "user_id" },
  phone_number: { table: "phone_numbers", column: "claim", user: "user_id" },
  web3_wallet: { table: "web3_wallets", column: "claim", user: "user_id" },
  external_account: { table: "external_accounts", column: "claim", user: "user_id" },
};

/** The temporary table that keys are compared in. */
export const STAGED_KEYS = "staged_keys";
export const CREATE_STAGED_KEYS = `CREATE TEMPORARY TABLE ${STAGED_KEYS} (line int NOT NULL, kind text NOT NULL, value text NOT NULL, is_own boolean NOT NULL)`;

/** Staged keys by which somebody in the database is known for the same user. */
export const OWN_KEYS = takenKeys(true);
/** Staged keys that somebody else in the database has. */
export const OTHERS_KEYS = takenKeys(false);

function takenKeys(isOwn: boolean): string {
  return KEY_KINDS.map((kind) => {
    const { table, column, user } = PLACES[kind];
    return `SELECT s.line, s.kind, t.${user} AS user_id FROM ${STAGED_KEYS} s JOIN ${table} t ON t.${column} = s.value WHERE s.kind = '${kind}' AND ${isOwn ? "" : "NOT "}s.is_own`;
  }).join(" UNION ALL ");
}

/** Staged keys that an earlier line has already. */
export const REPEATED_KEYS = `
  SELECT s.line, s.kind, first.line AS first_line FROM ${STAGED_KEYS} s
  JOIN (SELECT kind, value, min(line) AS line FROM ${STAGED_KEYS} GROUP BY kind, value HAVING count(*) > 1) first
    ON first.kind = s.kind AND first.value = s.value AND first.line < s.line`;

/** After {@link REPEATED_KEYS} are told, nothing more is to be said of them. */
export const FORGET_REPEATED_KEYS = `DELETE FROM ${STAGED_KEYS} s USING (${REPEATED_KEYS}) r WHERE r.line = s.line AND r.kind = s.kind`;

export type TakenKey = { line: number; kind: KeyKind; user_id: string };
export type RepeatedKey = { line: number; kind: KeyKind; first_line: number };
