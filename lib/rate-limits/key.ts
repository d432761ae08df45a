import { keyedHash } from "@/lib/encryption";
import { networkOf } from "@/lib/places/ip-address";
import type { KeyKind } from "./rules";

/**
 * The form in which two spellings of one key are equal: `Ann@Example.com ` and `ann@example.com`, or two addresses of
 * one IPv6 network. Requests without an address share one key: failing open would be an invitation.
 */
export function comparableKey(kind: KeyKind, key: string | null): string {
  if (kind === "network") return networkOf(key) ?? "no address";
  const text = key ?? "";
  if (kind === "identifier") return text.normalize("NFKC").trim().toLowerCase();
  return kind === "country" ? text.toUpperCase() : text;
}

/**
 * What stands in the table: a keyed hash, since a copy of the table must not list who tried to sign in from where.
 *
 * @throws Error when the key has other parts than the rule counts
 */
export function storedKey(kinds: readonly KeyKind[], parts: readonly (string | null)[]): string {
  if (kinds.length !== parts.length) throw new Error(`A key of ${kinds.join(" and ")} has ${parts.length} parts.`);
  const comparable = kinds.map((kind, index) => comparableKey(kind, parts[index] ?? null));
  return keyedHash(JSON.stringify(comparable), "rate_limit");
}
