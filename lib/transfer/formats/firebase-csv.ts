/** The columns of the tables that `firebase auth:export` writes: they have no head. */
export const FIREBASE_COLUMNS: readonly string[] = [
  "localId",
  "email",
  "emailVerified",
  "passwordHash",
  "salt",
  "displayName",
  "photoUrl",
  ...["google.com", "facebook.com", "twitter.com", "github.com"].flatMap((provider) => ["rawId", "email", "displayName", "photoUrl"].map((field) => `${provider} ${field}`)),
  "createdAt",
  "lastSignedInAt",
  "phoneNumber",
  "disabled",
  "customAttributes",
];

/** Whether a table's first line is one of its users: an id, then an address or nothing, then `true` or `false`, and that many cells. */
export function looksLikeFirebaseRow(cells: readonly string[]): boolean {
  const [id = "", email = "", verified = ""] = cells;
  return cells.length >= 26 && /^\S+$/.test(id) && (email === "" || email.includes("@")) && /^(true|false)$/.test(verified);
}
