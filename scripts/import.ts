import type { Context } from "@/lib/context";
import { dryRun } from "@/lib/transfer/run/dry-run";
import { analyze, importUsers } from "@/lib/transfer/run/import";
import { openReport } from "@/lib/transfer/run/report";
import { storeByCopy } from "@/lib/transfer/run/store-by-copy";
import { storeTold } from "@/lib/transfer/run/store-told";
import { LineVerdicts } from "@/lib/transfer/run/verdicts";
import { openSource } from "@/lib/transfer/source/open";
import { progressBar } from "./transfer/bar";
import { command, EXIT } from "./transfer/command";
import { IMPORT_USAGE, importOptions, type ImportOptions } from "./transfer/import-options";
import { withInstance } from "./transfer/instance";
import { readingOf } from "./transfer/reading";

/** Refused lines that are told at the terminal where no report is asked for. */
const MOST_TOLD = 20;

/** Users after whom the database is told to count anew. */
const MANY = 10_000;

/** `npm run import -- FILE`: bring users here. See docs/import.md. */
await command(IMPORT_USAGE, async (signal) => {
  const options = importOptions(process.argv.slice(2));
  return withInstance("import", (ctx) => run(ctx, options, signal));
});

async function run(ctx: Context, options: ImportOptions, signal: AbortSignal): Promise<number> {
  const source = await openSource(options.file);
  const reading = await readingOf(source, options);
  const report = options.report ? await openReport(options.report) : toldAtTerminal();
  const verdicts = new LineVerdicts((outcome) => report.add(outcome));
  try {
    console.error(`${options.file}: ${reading.format.title}`);
    const checking = progressBar({ title: "Checking ", bytes: source.bytes }, signal);
    const users = await dryRun(ctx, source, reading, verdicts, checking);
    checking.end();
    const exist = verdicts.count("exists");
    const welcome = users - exist - verdicts.count("refused");
    if (!options.dryRun && welcome > 0) {
      const importing = progressBar({ title: "Importing", total: welcome }, signal);
      await importUsers(ctx, source, reading, verdicts, importing, options.webhooks ? storeTold : storeByCopy);
      if (verdicts.count("created") >= MANY) await analyze();
      importing.end();
    }
    tell(options, { users, welcome, created: verdicts.count("created"), exist: verdicts.count("exists"), refused: verdicts.count("refused") });
  } finally {
    await report.close();
  }
  return verdicts.count("refused") > 0 ? EXIT.refusedSome : EXIT.done;
}

function tell({ dryRun: isDry, report }: ImportOptions, { users, welcome, created, exist, refused }: Record<"users" | "welcome" | "created" | "exist" | "refused", number>): void {
  const number = (count: number) => count.toLocaleString("en");
  const done = isDry ? `${number(welcome)} would be imported` : `${number(created)} imported`;
  console.log(`${number(users)} users: ${done}, ${number(exist)} there already, ${number(refused)} refused${refused > 0 && report ? ` (see ${report})` : ""}.`);
}

function toldAtTerminal() {
  let told = 0;
  return {
    add({ line, refusals }: { line: number; refusals: { param: string | null; reason: string }[] }) {
      told += 1;
      if (told <= MOST_TOLD) for (const { param, reason } of refusals) console.error(`line ${line}: ${param ? `${param}: ` : ""}${reason}`);
      if (told === MOST_TOLD + 1) console.error("… and more: ask for all of them with --report FILE");
    },
    close: async () => {},
  };
}
