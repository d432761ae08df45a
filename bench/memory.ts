import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process in bytes; null where the system does not tell (anything but Linux). */
export function residentBytes(pid: number): number | null {
  return kilobytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB/m);
}

/** Memory of a process and all below it in bytes, what they share counted once; null where the system does not tell. */
export function proportionalBytes(pid: number): number | null {
  const parts = [pid, ...descendants(pid)].map((each) => kilobytes(`/proc/${each}/smaps_rollup`, /^Pss:\s+(\d+) kB/m));
  return parts[0] === null ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

function descendants(pid: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const below = (parent: number): number[] => parents.filter(([, its]) => its === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

function parentOf(pid: string): number | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

function kilobytes(path: string, line: RegExp): number | null {
  const found = line.exec(read(path) ?? "")?.[1];
  return found === undefined ? null : Number(found) * 1024;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
