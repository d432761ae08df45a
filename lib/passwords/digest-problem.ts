import { errorItem, type ApiErrorItem } from "@/lib/errors";
import { hasherNamed } from "./hashers";

/**
 * What is wrong with a digest that is to be stored, as the Backend API and imports answer it; null when a sign-in with it
 * will work and cost no more than it may.
 *
 * - `form_param_value_invalid` 422, `password_hasher`: no such hasher
 * - `form_password_digest_invalid_code` 422, `password_digest`: not of that hasher's form, or too costly to verify. The
 *   text names the form and never repeats the digest
 */
export function digestProblem(hasher: string, digest: string): ApiErrorItem | null {
  const row = hasherNamed(hasher);
  if (!row) return errorItem("form_param_value_invalid", { param_name: "password_hasher" });
  return row.accepts(digest) ? null : errorItem("form_password_digest_invalid_code", { param_name: "password_digest", format: row.format });
}
