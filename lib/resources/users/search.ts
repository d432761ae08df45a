import { Prisma } from "@/lib/generated/prisma/client";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";

/** A search, as the two questions that PostgreSQL can be asked. */
export type UserSearch = {
  /** The ids that match, each part out of its own index, and at most `most` of each part. */
  found: (most: number | null) => Prisma.Sql;
  /** Whether the row `u` of `users` matches: for walking along the users where so many match that a walk is short. */
  matches: Prisma.Sql;
};

/** One way to match: the ids that it finds, and whether the row `u` is one of them. */
type Part = { source: Prisma.Sql; matches: Prisma.Sql };

const SHORTEST_INSIDE_CHARACTERS = 3;
const FEWEST_PHONE_DIGITS = 3;
const MOST_WORDS = 8;
const PHONE_NUMBER = /^\+?[\d\s().\-/]+$/;
const WALLET = /^0x[\da-f]+$/i;
const NAMES = ["username", "first_name", "last_name"] as const;

/**
 * What a search means: an id or the beginning of one, a part of an address, of a number, or of usernames and names, or the
 * beginning of a wallet's address, without regard to case. Of several words each must be found in a name. One or two
 * characters, and words of scripts that a trigram index does not cover in every locale, are looked for at the beginning.
 *
 * @returns null when there is nothing to look for
 */
export function searchFor(searched: string | undefined): UserSearch | null {
  const text = cleaned(searched);
  if (text === "") return null;
  const phone = text.replace(/\D/g, "").replace(/^0+/, "").length < FEWEST_PHONE_DIGITS ? null : phonePart(text);
  return anyOf([identifierPart(text), namePart(text, NAMES), emailPart(text), phone, walletPart(text)].filter((part) => part !== null));
}

/** A search in one kind of identifier, or in first and last names, only. */
export type SearchIn = "email_address" | "phone_number" | "username" | "name";

const PARTS: Record<SearchIn, (text: string) => Part | null> = {
  email_address: emailPart,
  phone_number: phonePart,
  username: (text) => namePart(text, ["username"]),
  name: (text) => namePart(text, ["first_name", "last_name"]),
};

/**
 * The same in one kind of identifier. What cannot be a part of one finds nobody.
 *
 * @returns null when there is nothing to look for
 */
export function searchIn(where: SearchIn, searched: string | undefined): UserSearch | null {
  const text = cleaned(searched);
  return text === "" ? null : anyOf([PARTS[where](text) ?? NOBODY]);
}

const NOBODY: Part = { source: Prisma.sql`SELECT NULL WHERE false`, matches: Prisma.sql`false` };

/** Users that one of several parts finds. */
export function anyOf(parts: readonly Part[]): UserSearch {
  return {
    found: (most) => Prisma.join(parts.map(({ source }) => (most === null ? source : Prisma.sql`(${source} LIMIT ${most})`)), " UNION "),
    matches: Prisma.sql`(${Prisma.join(parts.map((part) => part.matches), " OR ")})`,
  };
}

function cleaned(searched: string | undefined): string {
  return searched?.normalize("NFC").replace(/[\s\p{Cc}]+/gu, " ").trim() ?? "";
}

function identifierPart(text: string): Part {
  const beginning = /^user_\w+$/.test(text) ? Prisma.sql`u.id LIKE ${`${escapeLike(text)}%`}` : Prisma.sql`u.id = ${text}`;
  const matches = Prisma.sql`(${beginning} OR u.external_id = ${text})`;
  return { source: Prisma.sql`SELECT u.id FROM users u WHERE ${matches}`, matches };
}

type Name = (typeof NAMES)[number];

function namePart(text: string, names: readonly Name[]): Part {
  const words = text.split(" ").slice(0, MOST_WORDS).map((word) => wordCondition(word, names));
  const matches = Prisma.sql`(${Prisma.join(words, " AND ")})`;
  return { source: Prisma.sql`SELECT u.id FROM users u WHERE ${matches}`, matches };
}

function wordCondition(word: string, names: readonly Name[]): Prisma.Sql {
  const isLatin = /[a-z\d]/i.test(word);
  const conditions = spellingsOf(word).flatMap((spelling) => (isLatin ? insideNames(spelling, names) : atTheirBeginning(spelling, names)));
  return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function insideNames(word: string, names: readonly Name[]): Prisma.Sql[] {
  const pattern = patternOf(word);
  return names.map((name) => Prisma.sql`${Prisma.raw(`u.${name}`)} ILIKE ${pattern}`);
}

/** pg_trgm knows letters by the database's LC_CTYPE, which may be plain "C". A B-tree holds any script. */
function atTheirBeginning(word: string, names: readonly Name[]): Prisma.Sql[] {
  const pattern = `${escapeLike(word)}%`;
  return names.filter((name) => name !== "username").map((name) => Prisma.sql`${Prisma.raw(`u.${name}`)} LIKE ${pattern}`);
}

/** In a database with the locale "C" only a–z are without regard to case: other letters are tried in the cases of names. */
function spellingsOf(word: string): string[] {
  if (/^[ -~]*$/.test(word)) return [word];
  const lower = word.toLowerCase();
  return [...new Set([word, lower, lower.replace(/^./u, (first) => first.toUpperCase()), word.toUpperCase()])];
}

/** Addresses are stored in lower case and in ASCII. */
function emailPart(text: string): Part | null {
  const address = normaliseEmailAddress(text) ?? text.toLowerCase();
  if (!/^[!-~]+$/.test(address)) return null;
  const pattern = patternOf(address);
  return {
    source: Prisma.sql`SELECT e.user_id FROM email_addresses e WHERE e.email_address LIKE ${pattern}`,
    // An aggregate, because PostgreSQL might answer an EXISTS by first reading every address there is.
    matches: Prisma.sql`(SELECT bool_or(e.email_address LIKE ${pattern}) FROM email_addresses e WHERE e.user_id = u.id)`,
  };
}

/** Numbers are stored as digits; people write them with spaces, and with a zero where the country's code would stand. */
function phonePart(text: string): Part | null {
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  if (!PHONE_NUMBER.test(text) || digits === "") return null;
  const pattern = `%${digits}%`;
  return {
    source: Prisma.sql`SELECT p.user_id FROM phone_numbers p WHERE p.phone_number LIKE ${pattern}`,
    matches: Prisma.sql`(SELECT bool_or(p.phone_number LIKE ${pattern}) FROM phone_numbers p WHERE p.user_id = u.id)`,
  };
}

/** Wallets are found by the beginning of their address: a part of its figures would be found in half of all words. */
function walletPart(text: string): Part | null {
  if (!WALLET.test(text)) return null;
  const pattern = `${text.toLowerCase()}%`;
  return {
    source: Prisma.sql`SELECT w.user_id FROM web3_wallets w WHERE w.claim LIKE ${pattern}`,
    matches: Prisma.sql`(SELECT bool_or(w.claim LIKE ${pattern}) FROM web3_wallets w WHERE w.user_id = u.id)`,
  };
}

function patternOf(text: string): string {
  return text.length < SHORTEST_INSIDE_CHARACTERS ? `${escapeLike(text)}%` : `%${escapeLike(text)}%`;
}

/** `%`, `_` and the escape sign itself stand for themselves. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
