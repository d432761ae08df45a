type Json = Record<string, unknown>;

/**
 * Put a patch into a JSON object: what is not named stays, null removes, objects are merged at every depth, all else
 * replaces.
 *
 * @see RFC 7396
 */
export function mergePatch(target: Json, patch: Json): Json {
  const merged = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    const before = merged.get(name);
    if (value === null) merged.delete(name);
    else merged.set(name, isObject(value) ? mergePatch(isObject(before) ? before : {}, value) : value);
  }
  // Not by assignment: `__proto__` is a name like any other here.
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
