import type { Context } from "@/lib/context";
import { withConnection } from "@/lib/db/copy";
import type { Checked } from "../check/checked";
import { checkRecord, type Reading } from "../check/record";
import type { Outcome } from "../outcome";
import type { Source } from "../source/open";
import { USER_TABLES } from "../store/rows";
import type { Progress } from "./progress";
import type { LineVerdicts } from "./verdicts";

/** Users of one transaction: enough to hide its cost, and few enough to be undone when a process is killed. */
export const BATCH = 4_000;

/** Transactions under way: the database has something to do while the next users are read. */
const AT_ONCE = 2;

/**
 * Stores users, each whole or not at all, and says what became of each. In two steps, so that the database can be busy with some
 * while the next are made.
 */
export type Store = (ctx: Context, users: readonly Checked[]) => Promise<() => Promise<Outcome[]>>;

/**
 * Store the users of a file whom the dry run had nothing against. While the database stores some, the next are read. A process
 * that is killed has stored the users of some transactions and nothing of the others.
 */
export async function importUsers(ctx: Context, source: Source, reading: Reading, verdicts: LineVerdicts, progress: Progress, store: Store): Promise<void> {
  const waiting: Checked[] = [];
  const underWay: Promise<void>[] = [];
  let done = 0;
  const storeNext = async () => {
    const made = await store(ctx, waiting.splice(0, BATCH));
    if (underWay.length === AT_ONCE) await underWay.shift();
    progress.assertNotInterrupted();
    const storing = made().then((outcomes) => {
      for (const outcome of outcomes) verdicts.set(outcome);
      done += outcomes.length;
      progress.onUsers(done);
    });
    // Whoever awaits it hears of a failure; until then it must not end the process.
    storing.catch(() => {});
    underWay.push(storing);
  };
  try {
    for await (const records of source.read()) {
      for (const record of records) {
        if (verdicts.get(record.line) !== undefined) continue;
        const checked = await checkRecord(ctx, record, reading);
        if (Array.isArray(checked)) verdicts.set({ line: record.line, status: "refused", refusals: checked });
        else waiting.push(checked);
        if (waiting.length >= BATCH) await storeNext();
      }
    }
    if (waiting.length > 0) await storeNext();
  } finally {
    // Also when it is interrupted: what is under way is finished.
    await Promise.all(underWay);
  }
}

/** Tell the database's planner what there is now: so many users at once are more than it expects. */
export async function analyze(): Promise<void> {
  await withConnection((connection) => connection.query(`ANALYZE ${USER_TABLES.join(", ")}`));
}
