import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "@/lib/context";
import { withConnection } from "@/lib/db/copy";
import type { Reading } from "./check/record";
import { formatNamed, formatOf } from "./formats";
import type { Outcome } from "./outcome";
import { readTableColumns } from "./record/table-columns";
import { dryRun } from "./run/dry-run";
import { importUsers, type Store } from "./run/import";
import { NO_PROGRESS } from "./run/progress";
import { storeByCopy } from "./run/store-by-copy";
import { LineVerdicts } from "./run/verdicts";
import { openSource, type Source } from "./source/open";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-transfer-"));
let files = 0;

/** A file that holds this text, or these users as JSON lines. */
export function fileOf(content: string | readonly object[], extension = "jsonl"): string {
  const path = join(folder, `${(files += 1)}.${extension}`);
  writeFileSync(path, typeof content === "string" ? content : content.map((each) => JSON.stringify(each)).join("\n"));
  return path;
}

type Options = Partial<Omit<Reading, "format" | "tables">> & { from?: string; dry?: boolean; store?: Store };

/** Import a file as the command does, and tell what became of it. */
export async function imported(ctx: Context, path: string, { from, dry = false, store = storeByCopy, ...options }: Options = {}) {
  const source = await openSource(path);
  const format = from ? formatNamed(from) : formatOf(await firstOf(source));
  if (!format) throw new Error("The shape of the file is not known.");
  const reading: Reading = { format, hashConfig: {}, drop: [], defaults: {}, tables: await withConnection(readTableColumns), ...options };
  const refused: (Outcome & { status: "refused" })[] = [];
  const verdicts = new LineVerdicts((outcome) => refused.push(outcome));
  const users = await dryRun(ctx, source, reading, verdicts, NO_PROGRESS);
  if (!dry) await importUsers(ctx, source, reading, verdicts, NO_PROGRESS, store);
  const reasons = refused.flatMap(({ line, refusals }) => refusals.map(({ param, code }) => [line, param, code] as const));
  return { users, created: verdicts.count("created"), exists: verdicts.count("exists"), refused: verdicts.count("refused"), reasons, refusals: refused, format: format.name };
}

async function firstOf(source: Source): Promise<Record<string, unknown>> {
  for await (const records of source.read()) for (const { value } of records) if (value) return value;
  throw new Error("The file is empty.");
}
