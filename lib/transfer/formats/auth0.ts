import { auth0Password } from "./auth0-password";
import type { Format } from "./format";
import { emailParameters, phoneParameters } from "./identifiers";
import { ofAnotherSystem } from "./password";
import { flagOf, given, momentOf, nameParts, objectOf, objectsOf, textOf, usernameOf } from "./values";

type Fields = Record<string, unknown>;

/** Connections of Auth0 that are no accounts elsewhere. */
const OWN_PROVIDERS = ["auth0", "sms", "email"];

/**
 * Auth0's users: JSON lines or tables of its export jobs, what its support sends with `passwordHash`, and the shape that its
 * own bulk import takes.
 *
 * @see https://auth0.com/docs/manage-users/user-migration/bulk-user-import-database-schema-and-examples
 */
export const auth0: Format = {
  name: "auth0",
  title: "an export of Auth0",
  recognises(raw) {
    const first = withPlainNames(raw);
    if (/^[\w-]+\|/.test(textOf(first, "user_id", "id") ?? "")) return true;
    return ["passwordhash", "password_hash", "custom_password_hash", "tenant", "identities"].some((name) => name in first) && "email_verified" in first;
  },
  map(raw) {
    const value = withPlainNames(raw);
    const [email, phone] = [textOf(value, "email"), textOf(value, "phone_number")];
    const full = textOf(value, "name");
    const names = { first_name: textOf(value, "given_name"), last_name: textOf(value, "family_name") };
    const password = auth0Password(value);
    const user = {
      external_id: idOf(value),
      ...(names.first_name || names.last_name ? names : nameParts(full?.includes("@") ? undefined : full)),
      username: usernameOf(textOf(value, "username"), email),
      ...emailParameters(email ? [{ value: email, verified: flagOf(value, "email_verified") ?? false }] : []),
      ...phoneParameters(phone ? [{ value: phone, verified: flagOf(value, "phone_verified") ?? false }] : []),
      external_account: accountsOf(value),
      public_metadata: objectOf(value, "app_metadata"),
      unsafe_metadata: objectOf(value, "user_metadata"),
      banned: flagOf(value, "blocked"),
      created_at: momentOf(value, "created_at"),
      last_sign_in_at: momentOf(value, "last_login"),
      ...ofAnotherSystem(password),
    };
    const factors = objectsOf(value, "mfa_factors").length > 0 || objectsOf(value, "multifactor").length > 0;
    return { user: given(user), unsupported: [...password.unsupported, ...(factors ? [{ part: "second_factors" as const, reason: "Auth0 does not export the secrets of second factors" }] : [])] };
  },
};

/** Its tables have titles for names: `Given Name`, `Email Verified`. */
function withPlainNames(value: Fields): Fields {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name.toLowerCase().replaceAll(" ", "_"), each]));
}

function idOf(value: Fields): string | undefined {
  const document = objectOf(value, "_id");
  return textOf(value, "user_id", "id") ?? (document ? textOf(document, "$oid") : undefined);
}

function accountsOf(value: Fields): Fields[] | undefined {
  const accounts = objectsOf(value, "identities").flatMap((each) => {
    const [provider, provider_user_id] = [textOf(each, "provider"), textOf(each, "user_id")];
    if (!provider || !provider_user_id || OWN_PROVIDERS.includes(provider)) return [];
    return [{ provider: provider === "google-oauth2" ? "google" : provider.replaceAll("-", "_"), provider_user_id }];
  });
  return accounts.length > 0 ? accounts : undefined;
}
