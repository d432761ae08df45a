import { readFile } from "node:fs/promises";
import { StartError } from "@/lib/start-error";
import { isRecord } from "../source/record";
import type { HashConfig } from "./format";

const LINE = /^\s*["']?([A-Za-z_][\w-]*)["']?\s*[:=]\s*["']?(.*?)["']?\s*,?\s*$/;

/**
 * Read what `--hash-config` names: JSON, or lines `name: value` as the console of Firebase shows them. Several files are put
 * together.
 *
 * @throws StartError when a file cannot be read or holds nothing
 */
export async function readHashConfig(paths: readonly string[]): Promise<HashConfig> {
  const all = await Promise.all(paths.map(readOne));
  return Object.assign({}, ...all) as HashConfig;
}

async function readOne(path: string): Promise<HashConfig> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${path} cannot be read (${error.code ?? error.message}).`);
  });
  const config = fromJson(text) ?? fromLines(text);
  if (Object.keys(config).length === 0) throw new StartError(`${path} holds no parameters: write JSON, or lines "name: value".`);
  return config;
}

function fromJson(text: string): HashConfig | null {
  try {
    const value: unknown = JSON.parse(text);
    const inner = isRecord(value) && isRecord(value.hash_config) ? value.hash_config : value;
    return isRecord(inner) ? Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, String(each)])) : {};
  } catch {
    return null;
  }
}

function fromLines(text: string): HashConfig {
  return Object.fromEntries(
    text.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = LINE.exec(line) ?? [];
      return name && value && value !== "{" ? [[name, value]] : [];
    }),
  );
}
