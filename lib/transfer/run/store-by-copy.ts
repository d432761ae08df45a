import type { Context } from "@/lib/context";
import { type EncodedRows, inTransaction, withConnection } from "@/lib/db/copy";
import { refusedData } from "@/lib/db/refused-data";
import type { Outcome } from "../outcome";
import { storeInHalves } from "../store/split";
import { createdEvents, encodedRows, makeReady, type Ready, rowsOfAll, writeEncoded, writeUsers } from "../store/write";
import type { Store } from "./import";

/** Store users by COPY. The log has a `user.created` for each; webhooks hear nothing of it. */
export const storeByCopy: Store = async (ctx, users) => {
  const { ready, refused } = await makeReady(ctx, users);
  const written = encodedRows(rowsOfAll(ready, await createdEvents(ctx, ready)));
  return async () => {
    const stored = (await inGoodFaith(ready, written)) ?? (await storeInHalves(ready, (some) => carefully(ctx, some)));
    return [...refused, ...stored];
  };
};

/** The dry run has just asked who has which identifier: null when somebody was faster, and it must be asked again. */
async function inGoodFaith(users: readonly Ready[], rows: readonly EncodedRows[]): Promise<Outcome[] | null> {
  try {
    await withConnection((connection) => inTransaction(connection, () => writeEncoded(connection, rows)));
    return users.map(({ line, userId }) => ({ line, status: "created", userId }));
  } catch (error) {
    if (refusedData(error)) return null;
    throw error;
  }
}

function carefully(ctx: Context, users: readonly Ready[]): Promise<Outcome[]> {
  return withConnection((connection) =>
    inTransaction(connection, async () => {
      const { outcomes, created } = await writeUsers(connection, users);
      await connection.copy("events", await createdEvents(ctx, created));
      return outcomes;
    }),
  );
}
