import { isRecord } from "../source/record";

type Fields = Record<string, unknown>;

/** The text under the first of the names that has one. Empty ones count as none, numbers as what they look like. */
export function textOf(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === "string" && value.trim() !== "" && value !== "NULL" && value !== "\\N") return value.trim();
    if (typeof value === "number") return String(value);
  }
  return undefined;
}

/** Whether something is said to be so; undefined where nothing is said. Databases and spreadsheets have many words for it. */
export function flagOf(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (typeof value === "boolean") return value;
  const text = textOf(fields, name)?.toLowerCase();
  if (text === undefined) return undefined;
  return ["true", "t", "1", "yes", "y"].includes(text);
}

/** A moment as RFC 3339. Takes that, what databases print (`2024-01-15 10:30:00+00`, without an offset UTC), and counts of seconds or milliseconds. */
export function momentOf(fields: Fields, ...names: string[]): string | undefined {
  const text = textOf(fields, ...names);
  if (text === undefined) return undefined;
  const moment = /^\d+(\.\d+)?$/.test(text) ? fromCount(Number(text)) : new Date(withOffset(text));
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

const YEAR_5138_IN_SECONDS = 100_000_000_000;

function fromCount(count: number): Date {
  return new Date(count < YEAR_5138_IN_SECONDS ? count * 1000 : count);
}

function withOffset(text: string): string {
  const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) /, "$1T").replace(/(\.\d{3})\d+/, "$1").replace(/ ?UTC$/, "Z");
  if (/[+-]\d{2}$/.test(iso) && iso.includes("T")) return `${iso}:00`;
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(iso) ? `${iso}Z` : iso;
}

/** An object, given as one or as JSON in a text; undefined when it is empty or neither. */
export function objectOf(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  const parsed = typeof value === "string" ? parsedJson(value) : value;
  return isRecord(parsed) && Object.keys(parsed).length > 0 ? parsed : undefined;
}

/** Objects of a list, given as one or as JSON in a text. */
export function objectsOf(fields: Fields, name: string): Fields[] {
  const value = fields[name];
  const parsed = typeof value === "string" ? parsedJson(value) : value;
  return Array.isArray(parsed) ? parsed.filter(isRecord) : [];
}

/** A list of texts, given as one, as JSON in a text, or as a text with commas, semicolons or bars between. */
export function textsOf(fields: Fields, name: string): string[] {
  const value = fields[name];
  if (Array.isArray(value)) return value.filter((each) => typeof each === "string");
  if (typeof value !== "string" || value.trim() === "") return [];
  const parsed = value.trim().startsWith("[") ? parsedJson(value) : null;
  if (Array.isArray(parsed)) return parsed.filter((each) => typeof each === "string");
  return value
    .split(/[,;|]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** A full name in two: the first word, and the rest. */
export function nameParts(fullName: string | undefined): { first_name?: string; last_name?: string } {
  const [first, ...rest] = fullName?.trim().split(/\s+/) ?? [];
  return { ...(first ? { first_name: first } : {}), ...(rest.length > 0 ? { last_name: rest.join(" ") } : {}) };
}

/** A number without its `+`, as some systems keep it, with one. */
export function withPlus(number: string): string {
  return /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : number;
}

/** What a person is called by, if it is not their address or an id once more. */
export function usernameOf(username: string | undefined, ...others: (string | undefined)[]): string | undefined {
  if (username === undefined || username.includes("@")) return undefined;
  return others.some((other) => other?.toLowerCase() === username.toLowerCase()) ? undefined : username;
}

/** Without the names that have no value: a parameter that is there but undefined is unknown to some. */
export function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
