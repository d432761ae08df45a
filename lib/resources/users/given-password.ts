import type { Context } from "@/lib/context";
import { errorItem, type ApiErrorItem } from "@/lib/errors";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { digestProblem } from "@/lib/passwords/digest-problem";
import { hashPassword, type StoredPassword } from "@/lib/passwords/hash";
import type { Settings } from "@/lib/settings/schema";

/** How a server gives a user's password: in clear, or as the digest of another system with the name of its hasher. */
export type GivenPassword = {
  password?: string | null | undefined;
  password_digest?: string | null | undefined;
  password_hasher?: string | null | undefined;
  skip_password_checks?: boolean | null | undefined;
};

/** What can be said against a given password without looking at how good it is. */
export function passwordProblems({ password, password_digest, password_hasher }: GivenPassword, settings: Settings): ApiErrorItem[] {
  const given = Object.entries({ password, password_digest, password_hasher }).filter(([, value]) => value != null);
  if (settings.password.mode === "off") return given.map(([param_name]) => errorItem("form_param_unknown", { param_name }));
  if (password != null) return given.slice(1).map(([param_name]) => errorItem("form_conditional_param_disallowed", { param_name }));
  if (password_digest == null && password_hasher == null) return [];
  if (password_digest == null) return [errorItem("form_conditional_param_missing", { param_name: "password_digest" })];
  if (password_hasher == null) return [errorItem("form_conditional_param_missing", { param_name: "password_hasher" })];
  const problem = digestProblem(password_hasher, password_digest);
  return problem ? [problem] : [];
}

/**
 * Hold a password that is given in clear against the rules of the instance, unless they are to be skipped. May ask the
 * network: call it in `gather`.
 *
 * @param identifiers addresses, numbers and names of the person
 * @throws form_password_… 422: not acceptable
 */
export async function assertGivenPassword({ settings }: Pick<Context, "settings">, { password, skip_password_checks }: GivenPassword, identifiers: readonly string[]): Promise<void> {
  if (password != null && !skip_password_checks) await assertPasswordAcceptable(password, { settings, identifiers, param: "password" });
}

/**
 * The password to be stored, of one that has no {@link passwordProblems}; null when none is given. Hashes, and may ask the
 * network: call it in `gather`.
 *
 * @param identifiers addresses, numbers and names of the person
 * @throws form_password_… 422: not acceptable
 */
export async function storedPassword(ctx: Pick<Context, "settings">, given: GivenPassword, identifiers: readonly string[]): Promise<StoredPassword | null> {
  if (given.password_digest != null && given.password_hasher != null) return { digest: given.password_digest, hasher: given.password_hasher };
  if (given.password == null) return null;
  await assertGivenPassword(ctx, given, identifiers);
  return hashPassword(given.password);
}
