/** Deeper than any metadata that means something, and far from where recursion would end the process. */
const MAX_DEPTH = 64;

/**
 * The top-level name of the first part of an input that cannot be stored: a text that holds U+0000, which PostgreSQL has no
 * place for, or half of a surrogate pair; or nesting without end. Null when all of it can.
 */
export function unstorablePart(input: unknown): string | null {
  if (input === null || typeof input !== "object") return null;
  for (const [name, value] of Object.entries(input)) if (!isStorable(name) || !allStorable(value)) return name;
  return null;
}

/** Without recursion: what is asked about may be what would exhaust the stack. */
function allStorable(root: unknown): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && !isStorable(value)) return false;
    if (value === null || typeof value !== "object" || !isPlain(value)) continue;
    if (depth >= MAX_DEPTH) return false;
    for (const [key, child] of Object.entries(value)) {
      if (!isStorable(key)) return false;
      waiting.push({ value: child, depth: depth + 1 });
    }
  }
  return true;
}

/** Neither U+0000 nor a lone surrogate, which does not survive a round trip through UTF-8. */
function isStorable(text: string): boolean {
  return !/\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** Files and bytes are looked at by whoever takes them. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}
