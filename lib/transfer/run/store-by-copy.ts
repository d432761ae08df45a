import type { Context } from "@/lib/context";
import { type CopyConnection, type EncodedRows, inTransaction, withConnection } from "@/lib/db/copy";
import { refusedData } from "@/lib/db/refused-data";
import type { Checked } from "../check/checked";
import type { Outcome } from "../outcome";
import { EncodedTables } from "../store/encoded-tables";
import { storeInHalves } from "../store/split";
import { createdEvents, encodedRows, makeReady, type Ready, rowsOfAll, writeEncoded, writeUsers } from "../store/write";
import type { Store } from "./import";

/** Rows live as objects for so many users at a time; what is kept of the others is text. */
const ENCODED_TOGETHER = 250;

type Stored = { line: number; userId: string };

/** Store users by COPY. The log has a `user.created` for each; webhooks hear nothing of it. */
export const storeByCopy: Store = async (ctx, users) => {
  const refused: Outcome[] = [];
  const stored: Stored[] = [];
  const rows = new EncodedTables();
  for (let from = 0; from < users.length; from += ENCODED_TOGETHER) {
    const made = await makeReady(ctx, users.slice(from, from + ENCODED_TOGETHER));
    refused.push(...made.refused);
    for (const { line, userId } of made.ready) stored.push({ line, userId });
    rows.add(encodedRows(rowsOfAll(made.ready, await createdEvents(ctx, made.ready))));
  }
  return async () => [...refused, ...((await inGoodFaith(stored, rows.all())) ?? (await carefully(ctx, users, stored)))];
};

/** The dry run has just asked who has which identifier: null when somebody was faster, and it must be asked again. */
async function inGoodFaith(users: readonly Stored[], rows: readonly EncodedRows[]): Promise<Outcome[] | null> {
  try {
    await withConnection((connection) => inTransaction(connection, () => writeEncoded(connection, rows)));
    return users.map(({ line, userId }) => ({ line, status: "created", userId }));
  } catch (error) {
    if (refusedData(error)) return null;
    throw error;
  }
}

async function carefully(ctx: Context, users: readonly Checked[], stored: readonly Stored[]): Promise<Outcome[]> {
  const lines = new Set(stored.map(({ line }) => line));
  const { ready, refused } = await makeReady(ctx, users.filter(({ line }) => lines.has(line)));
  return [...refused, ...(await storeInHalves(ready, (some) => withConnection((connection) => inTransaction(connection, () => written(ctx, connection, some)))))];
}

async function written(ctx: Context, connection: CopyConnection, users: readonly Ready[]): Promise<Outcome[]> {
  const { outcomes, created } = await writeUsers(connection, users);
  await connection.copy("events", await createdEvents(ctx, created));
  return outcomes;
}
