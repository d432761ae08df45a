import type { Connection } from "@/lib/db/copy";
import { errorItem } from "@/lib/errors";
import type { Checked } from "../check/checked";
import { refusalOf, type Outcome, type Refusal } from "../outcome";
import { FORGET_REPEATED_KEYS, OTHERS_KEYS, OWN_KEYS, REPEATED_KEYS, STAGED_KEYS, type KeyKind, type RepeatedKey, type TakenKey } from "./keys";

const PAGE = 20_000;

/** A user by what nobody else may have. */
export type Keyed = Pick<Checked, "line" | "keys">;

/** Who is not to be stored, and why, by their lines. */
export type Verdicts = { get(line: number): Outcome["status"] | undefined; set(outcome: Outcome): void };

/** What users may not share, in the table that {@link judge} compares. */
export async function stageKeys(connection: Connection, users: readonly Keyed[]): Promise<void> {
  const rows = users.flatMap(({ line, keys }) => keys.map(({ kind, value, isOwn }) => ({ line, kind, value, is_own: isOwn })));
  await connection.copy(STAGED_KEYS, rows);
}

/**
 * Say who of the staged users is in the database already, and who wants what somebody there or on an earlier line has. A line
 * that repeats another is refused even where that one was stored before: a second run says the same as the first.
 */
export async function judge(connection: Connection, verdicts: Verdicts): Promise<void> {
  let repeated = 0;
  for await (const page of connection.pages<RepeatedKey>(REPEATED_KEYS, PAGE)) {
    for (const { line, kind, first_line } of page) verdicts.set(refused(line, kind, `${kind} is the same as on line ${first_line}.`));
    repeated += page.length;
  }
  if (repeated > 0) await connection.query(FORGET_REPEATED_KEYS);
  for await (const page of connection.pages<TakenKey>(OWN_KEYS, PAGE)) {
    for (const { line, user_id } of page) if (verdicts.get(line) === undefined) verdicts.set({ line, status: "exists", userId: user_id });
  }
  for await (const page of connection.pages<TakenKey>(OTHERS_KEYS, PAGE)) {
    for (const { line, kind } of page) if (verdicts.get(line) !== "exists") verdicts.set(refused(line, kind, `Another user has this ${kind}.`));
  }
}

function refused(line: number, kind: KeyKind, reason: string): Outcome {
  const refusal: Refusal = { ...refusalOf(errorItem("form_identifier_exists", { param_name: kind })), reason };
  return { line, status: "refused", refusals: [refusal] };
}
