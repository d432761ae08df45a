import { Prisma } from "@/lib/generated/prisma/client";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";

/** A search, as the two questions that PostgreSQL can be asked. */
export type UserSearch = {
  /** The ids that match, each part out of its own index, and at most `most` of each part. */
  found: (most: number | null) => Prisma.Sql;
  /** Whether the row `u` of `users` matches: for walking along the users where so many match that a walk is short. */
  matches: Prisma.Sql;
};

type Part = { source: Prisma.Sql; matches: Prisma.Sql };

const SHORTEST_INSIDE_CHARACTERS = 3;
const FEWEST_PHONE_DIGITS = 3;
const MOST_WORDS = 8;
const PHONE_NUMBER = /^\+?[\d\s().\-/]+$/;

/**
 * What a search means: an id, or a part of an address, of a number, or of usernames and names, without regard to case. Of
 * several words each must be found in a name. One or two characters, and words of scripts that a trigram index does not
 * cover in every locale, are looked for at the beginning.
 *
 * @returns null when there is nothing to look for
 */
export function searchFor(searched: string | undefined): UserSearch | null {
  const text = searched?.normalize("NFC").replace(/[\s\p{Cc}]+/gu, " ").trim() ?? "";
  if (text === "") return null;
  const parts = [identifierPart(text), namePart(text), emailPart(text), phonePart(text)].filter((part) => part !== null);
  return {
    found: (most) => Prisma.join(parts.map(({ source }) => (most === null ? source : Prisma.sql`(${source} LIMIT ${most})`)), " UNION "),
    matches: Prisma.sql`(${Prisma.join(parts.map((part) => part.matches), " OR ")})`,
  };
}

function identifierPart(text: string): Part {
  const matches = Prisma.sql`(u.id = ${text} OR u.external_id = ${text})`;
  return { source: Prisma.sql`SELECT u.id FROM users u WHERE ${matches}`, matches };
}

function namePart(text: string): Part {
  const words = text.split(" ").slice(0, MOST_WORDS).map(wordCondition);
  const matches = Prisma.sql`(${Prisma.join(words, " AND ")})`;
  return { source: Prisma.sql`SELECT u.id FROM users u WHERE ${matches}`, matches };
}

function wordCondition(word: string): Prisma.Sql {
  const conditions = spellingsOf(word).flatMap((spelling) => (/[a-z\d]/i.test(word) ? insideNames(spelling) : atTheirBeginning(spelling)));
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function insideNames(word: string): Prisma.Sql[] {
  const pattern = patternOf(word);
  return [Prisma.sql`u.username ILIKE ${pattern}`, Prisma.sql`u.first_name ILIKE ${pattern}`, Prisma.sql`u.last_name ILIKE ${pattern}`];
}

/** pg_trgm knows letters by the database's LC_CTYPE, which may be plain "C". A B-tree holds any script. */
function atTheirBeginning(word: string): Prisma.Sql[] {
  const pattern = `${escapeLike(word)}%`;
  return [Prisma.sql`u.first_name LIKE ${pattern}`, Prisma.sql`u.last_name LIKE ${pattern}`];
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
  if (!PHONE_NUMBER.test(text) || digits.length < FEWEST_PHONE_DIGITS) return null;
  const pattern = `%${digits}%`;
  return {
    source: Prisma.sql`SELECT p.user_id FROM phone_numbers p WHERE p.phone_number LIKE ${pattern}`,
    matches: Prisma.sql`(SELECT bool_or(p.phone_number LIKE ${pattern}) FROM phone_numbers p WHERE p.user_id = u.id)`,
  };
}

function patternOf(text: string): string {
  return text.length < SHORTEST_INSIDE_CHARACTERS ? `${escapeLike(text)}%` : `%${escapeLike(text)}%`;
}

/** `%`, `_` and the escape sign itself stand for themselves. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
