/** Groups of a path, the widest first: `/v1`, `/v1/client`, `/v1/client/sessions`. */
const LEVELS = 3;

/**
 * Sort paths into groups by their first segments. A group needs two paths at least: what is alone stands with the group
 * above it, and at last with `/v1`.
 *
 * @returns the prefix of each group with its paths; `/v1` itself comes last
 */
export function groupPaths(paths: string[]): { prefix: string; paths: string[] }[] {
  let groups = new Map(paths.map((path) => [path, [path]]));
  for (let level = LEVELS; level >= 1; level--) {
    const next = new Map<string, string[]>();
    for (const [prefix, members] of groups) {
      const target = members.length > 1 ? prefix : prefixOf(members[0] ?? prefix, level);
      next.set(target, [...(next.get(target) ?? []), ...members]);
    }
    groups = next;
  }
  return [...groups].map(([prefix, members]) => ({ prefix, paths: members.sort() })).sort((one, other) => order(one.prefix).localeCompare(order(other.prefix)));
}

function prefixOf(path: string, level: number): string {
  const fixed = path.split("/").slice(1);
  const end = fixed.findIndex((segment) => segment.startsWith("{"));
  return `/${(end === -1 ? fixed : fixed.slice(0, end)).slice(0, level).join("/")}`;
}

function order(prefix: string): string {
  return prefix === "/v1" ? "~" : prefix;
}
