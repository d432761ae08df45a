import { withConnection } from "@/lib/db/copy";
import { StartError } from "@/lib/start-error";
import type { Reading } from "@/lib/transfer/check/record";
import { formatNamed, formatOf } from "@/lib/transfer/formats";
import type { Format } from "@/lib/transfer/formats/format";
import { readHashConfig } from "@/lib/transfer/formats/hash-config";
import { readTableColumns } from "@/lib/transfer/record/table-columns";
import type { Source } from "@/lib/transfer/source/open";
import type { ImportOptions } from "./import-options";

/**
 * How a file is to be read: in which shape its users are, and what else is needed for them.
 *
 * @throws StartError when its shape is not known, or parameters of hashes are missing
 */
export async function readingOf(source: Source, options: ImportOptions): Promise<Reading> {
  const first = await firstUser(source);
  const format = options.from ? formatNamed(options.from) : formatOf(first);
  if (!format) throw new StartError(`${source.path} has no shape that is known here. Its first user has ${namesOf(first)}. Say what it is with --from.`);
  const hashConfig = await readHashConfig(options.hashConfig);
  const { needs } = format;
  const missing = needs?.keys.filter((key) => !hashConfig[key]) ?? [];
  if (needs && missing.length > 0 && needs.hasPassword(first) && !options.drop.includes("passwords")) {
    throw new StartError(`${titleOf(format)} has passwords, and they need ${missing.join(", ")}: write them into a file, "name: value" in each line, and name it with --hash-config. ${needs.hint} To take the users without: --drop passwords.`);
  }
  return { format, hashConfig, drop: options.drop, defaults: options.defaults, tables: await withConnection(readTableColumns) };
}

async function firstUser(source: Source): Promise<Record<string, unknown>> {
  for await (const records of source.read()) {
    const first = records.find(({ value }) => value !== null);
    if (first?.value) return first.value;
  }
  throw new StartError(`${source.path} holds no user that can be read.`);
}

function titleOf({ title }: Format): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Names only: values may be secret. */
function namesOf(first: Record<string, unknown>): string {
  const names = Object.keys(first);
  return names.length === 0 ? "nothing" : names.slice(0, 12).join(", ") + (names.length > 12 ? ", …" : "");
}
