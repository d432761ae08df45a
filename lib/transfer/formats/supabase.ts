import type { Format } from "./format";
import { emailParameters, phoneParameters } from "./identifiers";
import { type MappedPassword, NO_PASSWORD, ofAnotherSystem, selfDescribing, unsupportedPassword } from "./password";
import { flagOf, given, momentOf, nameParts, objectOf, objectsOf, textOf, withPlus } from "./values";

type Fields = Record<string, unknown>;

/** Where Supabase writes down for itself how somebody signs in. */
const ITS_OWN = ["provider", "providers"];
const OWN_PROVIDERS = ["email", "phone"];

/**
 * Rows of Supabase's table `auth.users`, as a table or as JSON; `identities` beside them become connected accounts.
 *
 * @see https://github.com/supabase/auth/tree/master/migrations
 */
export const supabase: Format = {
  name: "supabase",
  title: "an export of Supabase",
  recognises: (first) => "raw_user_meta_data" in first || ("encrypted_password" in first && "aud" in first),
  map(value) {
    if (textOf(value, "deleted_at")) return { problem: "the account was deleted there" };
    if (flagOf(value, "is_anonymous")) return { problem: "the account is an anonymous one, which nobody could sign in to here" };
    const [email, phone] = [textOf(value, "email"), textOf(value, "phone")];
    const [own, app] = [objectOf(value, "raw_user_meta_data") ?? {}, objectOf(value, "raw_app_meta_data") ?? {}];
    const password = passwordOf(value);
    const names = { first_name: textOf(value, "first_name") ?? textOf(own, "first_name", "given_name"), last_name: textOf(value, "last_name") ?? textOf(own, "last_name", "family_name") };
    const bannedUntil = momentOf(value, "banned_until");
    const accounts = accountsOf(value);
    const user = {
      external_id: textOf(value, "id"),
      ...(names.first_name || names.last_name ? names : nameParts(textOf(own, "full_name", "name"))),
      ...emailParameters(email ? [{ value: email, verified: textOf(value, "email_confirmed_at", ...(phone ? [] : ["confirmed_at"])) !== undefined }] : []),
      ...phoneParameters(phone ? [{ value: withPlus(phone), verified: textOf(value, "phone_confirmed_at") !== undefined }] : []),
      external_account: accounts.length > 0 ? accounts : undefined,
      // People write the first themselves, only servers the second.
      unsafe_metadata: objectOf({ own }, "own"),
      public_metadata: objectOf({ app: Object.fromEntries(Object.entries(app).filter(([name]) => !ITS_OWN.includes(name))) }, "app"),
      banned: bannedUntil !== undefined && new Date(bannedUntil) > new Date() ? true : undefined,
      created_at: momentOf(value, "created_at"),
      last_sign_in_at: momentOf(value, "last_sign_in_at"),
      ...ofAnotherSystem(password),
    };
    return { user: given(user), unsupported: password.unsupported };
  },
};

function passwordOf(value: Fields): MappedPassword {
  const text = textOf(value, "encrypted_password");
  if (text === undefined) return NO_PASSWORD;
  return selfDescribing(text) ?? unsupportedPassword("the digest is neither bcrypt nor Argon2");
}

function accountsOf(value: Fields): Fields[] {
  return objectsOf(value, "identities").flatMap((each) => {
    const data = objectOf(each, "identity_data") ?? {};
    const [provider, provider_user_id] = [textOf(each, "provider"), textOf(each, "provider_id") ?? textOf(data, "sub")];
    if (!provider || !provider_user_id || OWN_PROVIDERS.includes(provider)) return [];
    return [given({ provider, provider_user_id, email_address: textOf(data, "email"), username: textOf(data, "user_name", "preferred_username"), image_url: textOf(data, "avatar_url") })];
  });
}
