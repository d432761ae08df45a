import type { Context } from "@/lib/context";
import { type Connection, type CopyConnection, type CopyRow, type EncodedRows, encodeRows } from "@/lib/db/copy";
import { newId } from "@/lib/db/identifiers";
import { emitter } from "@/lib/events/emit";
import type { Checked } from "../check/checked";
import { refusalsOf, type Outcome } from "../outcome";
import { judge, stageKeys, type Verdicts } from "./conflicts";
import { CREATE_STAGED_KEYS, STAGED_KEYS } from "./keys";
import { joined, USER_TABLES, type Rows, type UserTable } from "./rows";

/** People who sign in meanwhile wait for the same queue of hashes. */
const HASHED_TOGETHER = 2;

/** A user with everything that is stored of them, and whom nothing can be said against any more. */
export type Ready = Checked & { userId: string; made: Rows };

/** Make the rows of each; whose password is not accepted has none. */
export async function makeReady(ctx: Context, users: readonly Checked[]): Promise<{ ready: Ready[]; refused: Outcome[] }> {
  const ready: Ready[] = [];
  const refused: Outcome[] = [];
  for (let from = 0; from < users.length; from += HASHED_TOGETHER) {
    const some = users.slice(from, from + HASHED_TOGETHER);
    const made = await Promise.all(some.map((user) => user.rows(ctx).catch((error: unknown) => refusalsOf(error))));
    for (const [index, user] of some.entries()) {
      const rows = made[index] ?? [];
      if (Array.isArray(rows)) refused.push({ line: user.line, status: "refused", refusals: rows });
      else ready.push({ ...user, userId: String(rows.users[0]?.id), made: rows });
    }
  }
  return { ready, refused };
}

type Written = { outcomes: Outcome[]; created: readonly Ready[] };

/**
 * Store users, in the transaction of the connection: all who are neither there nor in conflict with somebody, whole, or nobody.
 *
 * @throws what the database refuses, when somebody else was faster or a row is not what it should be
 */
export async function writeUsers(connection: Connection, users: readonly Ready[]): Promise<Written> {
  const conflicts = await conflictsOf(connection, users);
  const created = users.filter(({ line }) => !conflicts.has(line));
  await checkedInTheEnd(connection, async () => {
    for (const [table, alike] of inOrder(rowsOfAll(created))) await connection.copy(table, alike);
  });
  return { created, outcomes: users.map(({ line, userId }) => conflicts.get(line) ?? { line, status: "created", userId }) };
}

/** Everything of users together, by its tables. */
export function rowsOfAll(users: readonly Ready[], events: CopyRow[] = []): Rows {
  return { ...joined(users.map(({ made }) => made)), events };
}

/** Rows as COPY takes them, made before the database is asked for anything. */
export function encodedRows(rows: Rows): EncodedRows[] {
  return inOrder(rows).map(([table, alike]) => encodeRows(table, alike));
}

/** Store rows whom nothing is known against, all of them or none. */
export async function writeEncoded(connection: CopyConnection, rows: readonly EncodedRows[]): Promise<void> {
  await checkedInTheEnd(connection, async () => {
    for (const each of rows) await connection.send(each);
  });
}

/** Users name addresses that come after them: those keys are looked at when everything is there, and still before the end. */
async function checkedInTheEnd(connection: Connection, write: () => Promise<void>): Promise<void> {
  await connection.query("SET CONSTRAINTS ALL DEFERRED");
  await write();
  await connection.query("SET CONSTRAINTS ALL IMMEDIATE");
}

function inOrder(rows: Rows): [table: UserTable, alike: CopyRow[]][] {
  return USER_TABLES.flatMap((table) => bySignature(rows[table] ?? []).map((alike): [UserTable, CopyRow[]] => [table, alike]));
}

async function conflictsOf(connection: Connection, users: readonly Ready[]): Promise<Map<number, Outcome>> {
  const found = new Map<number, Outcome>();
  const verdicts: Verdicts = { get: (line) => found.get(line)?.status, set: (outcome) => void found.set(outcome.line, together(found.get(outcome.line), outcome)) };
  await connection.query(`${CREATE_STAGED_KEYS} ON COMMIT DROP`);
  await stageKeys(connection, users);
  await judge(connection, verdicts);
  await connection.query(`DROP TABLE ${STAGED_KEYS}`);
  return found;
}

function together(before: Outcome | undefined, next: Outcome): Outcome {
  return before?.status === "refused" && next.status === "refused" ? { ...next, refusals: [...before.refusals, ...next.refusals] } : next;
}

/** The rows of a `user.created` for each: they differ in nothing but their ids and users. */
export async function createdEvents(ctx: Context, users: readonly Ready[]): Promise<CopyRow[]> {
  const events: CopyRow[] = [];
  const emit = emitter(ctx, { addEvent: (row) => void events.push({ ...row }), emitted: [] });
  await emit("user.created", { userId: null, data: { imported: true } });
  return users.map(({ userId }) => ({ ...events[0], id: newId("event", ctx.now()), userId }));
}

/** Rows of an older export lack columns, which COPY must not name then. */
function bySignature(rows: readonly CopyRow[]): CopyRow[][] {
  const groups: CopyRow[][] = [];
  let names: string[] = [];
  for (const row of rows) {
    if (!groups.at(-1) || !hasNames(row, names)) {
      groups.push([]);
      names = Object.keys(row);
    }
    groups.at(-1)?.push(row);
  }
  return groups;
}

function hasNames(row: CopyRow, names: readonly string[]): boolean {
  let count = 0;
  for (const name in row) if (names[count++] !== name) return false;
  return count === names.length;
}
