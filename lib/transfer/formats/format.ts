/** What other systems need to be told beside their users, such as the parameters of their hashes. Keys as those systems name them. */
export type HashConfig = Readonly<Record<string, string>>;

/** A part of a user that cannot be taken over; without permission to leave it out, the user is refused. */
export type Unsupported = { part: Droppable; reason: string };

/** What an operator may allow to be left out. */
export const DROPPABLE = ["passwords", "usernames", "second_factors"] as const;
export type Droppable = (typeof DROPPABLE)[number];

/** A user of another system in the parameters of our own. */
export type Mapped = { user: Record<string, unknown>; unsupported?: Unsupported[] } | { problem: string };

/** One way in which users come: a row of the table in `./index.ts`. */
export type Format = {
  name: string;
  /** For sentences: "an export of Auth0". */
  title: string;
  /** Whether the first user of a file looks like one of these. */
  recognises(first: Record<string, unknown>): boolean;
  map(value: Record<string, unknown>, config: HashConfig): Mapped;
  /** The names that `--hash-config` must give before any password of these can be taken over; what to say of it. */
  needs?: { keys: readonly string[]; hint: string; hasPassword(value: Record<string, unknown>): boolean };
};
