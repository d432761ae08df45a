import type { Context } from "@/lib/context";
import { inTransaction, withConnection } from "@/lib/db/copy";
import { checkRecord, type Reading } from "../check/record";
import type { Source } from "../source/open";
import { judge, type Keyed, stageKeys } from "../store/conflicts";
import { CREATE_STAGED_KEYS, STAGED_KEYS } from "../store/keys";
import type { Progress } from "./progress";
import type { LineVerdicts } from "./verdicts";

const STAGED_TOGETHER = 10_000;
/** Comparing the keys of millions of users in memory rather than on disk. */
const WORK_MEMORY = "SET LOCAL work_mem = '128MB'";

/**
 * Hold every user of a file against every rule, the file itself and the database, and write nothing. The keys of all of them are
 * compared in a temporary table, so that no size of a file is a matter of memory.
 *
 * @returns how many users the file has
 */
export async function dryRun(ctx: Context, source: Source, reading: Reading, verdicts: LineVerdicts, progress: Progress): Promise<number> {
  return withConnection((connection) =>
    inTransaction(connection, async () => {
      await connection.query(WORK_MEMORY);
      await connection.query(`${CREATE_STAGED_KEYS} ON COMMIT DROP`);
      let users = 0;
      let waiting: Keyed[] = [];
      let staging = Promise.resolve();
      const stage = async () => {
        const together = waiting;
        waiting = [];
        await staging;
        staging = stageKeys(connection, together);
        // Whoever awaits it hears of a failure; until then it must not end the process.
        staging.catch(() => {});
      };
      for await (const records of source.read(progress.onBytes)) {
        progress.assertNotInterrupted();
        for (const record of records) {
          users += 1;
          const checked = await checkRecord(ctx, record, reading);
          if (Array.isArray(checked)) verdicts.set({ line: record.line, status: "refused", refusals: checked });
          else waiting.push({ line: checked.line, keys: checked.keys });
        }
        progress.onUsers(users);
        if (waiting.length >= STAGED_TOGETHER) await stage();
      }
      await stage();
      await staging;
      await connection.query(`ANALYZE ${STAGED_KEYS}`);
      await judge(connection, verdicts);
      return users;
    }),
  );
}
