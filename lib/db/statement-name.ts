/** PostgreSQL keeps what it prepared for each connection: enough for every statement that is written down, not for lists of every length. */
const MOST = 1_000;

// Each bundle has its own copy of this module, and all of them use the same connections.
const shared = globalThis as typeof globalThis & { gatehouseStatements?: Map<string, string> };

/**
 * The name under which a connection prepares a statement once, and then runs it without reading and planning it anew. Beyond
 * the first thousand texts a statement stays unnamed, as it does for an empty name.
 *
 * @see https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export function statementName(sql: string): string {
  const names = (shared.gatehouseStatements ??= new Map<string, string>());
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST) return "";
  const name = `gatehouse_${names.size}`;
  names.set(sql, name);
  return name;
}
