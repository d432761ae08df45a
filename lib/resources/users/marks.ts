import type { Transaction } from "@/lib/db/client";
import { select } from "@/lib/db/select";
import { Prisma } from "@/lib/generated/prisma/client";
import { EVERYBODY, hits, HITS, segments, type Start, type UserKey, type UserList } from "./keys";
import { listMemory, type Mark } from "./list-memory";

/** Up to here a page's users are counted from the beginning of the list. */
const MOST_SKIPPED = 5_000;
const MARK_EVERY = 1_000;

/**
 * Where the page begins that leaves out the first `offset` users. A near one counts them anew; a far one begins at a mark: once
 * a minute, as long as somebody asks, the list is read through by its index, and every thousandth user is remembered. So every
 * page costs like the first, whichever is asked for, and whoever turns page after page misses nobody and sees nobody twice.
 */
export async function startAt(tx: Transaction, list: UserList, offset: number, now: Date): Promise<Start> {
  if (offset <= MOST_SKIPPED) return { after: null, skip: offset };
  const memory = listMemory(list, now);
  memory.marks ??= readMarks(tx, list).catch((error: unknown) => {
    memory.marks = undefined;
    throw error;
  });
  const mark = (await memory.marks).findLast(({ place }) => place <= offset);
  return { after: mark?.key ?? null, skip: offset - (mark?.place ?? 0) };
}

async function readMarks(tx: Transaction, list: UserList): Promise<Mark[]> {
  const collected = list.search ? Prisma.sql`WITH ${hits(list.search, null)}` : Prisma.empty;
  const from = list.search ? HITS : EVERYBODY;
  const marks: Mark[] = [];
  let before = 0;
  const all = segments(list.order, null);
  for (const [index, { columns, order, rest }] of all.entries()) {
    const found = await select<UserKey & { place: number }>(tx, Prisma.sql`${collected}
      SELECT id, value, place::int FROM (SELECT u.id, ${columns}, row_number() OVER (ORDER BY ${order}) AS place FROM ${from} ${rest(list.conditions)}) numbered
      WHERE place % ${MARK_EVERY}::int = 0 ORDER BY place`);
    marks.push(...found.map(({ place, ...key }) => ({ place: before + place, key })));
    if (index + 1 === all.length) continue;
    const [counted] = await select<{ count: number }>(tx, Prisma.sql`${collected} SELECT count(*)::int AS count FROM (SELECT u.id FROM ${from} ${rest(list.conditions)}) counted`);
    before += counted?.count ?? 0;
  }
  return marks;
}
