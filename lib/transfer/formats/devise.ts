import type { Format, HashConfig } from "./format";
import { emailParameters } from "./identifiers";
import { digest, type MappedPassword, NO_PASSWORD, ofAnotherSystem, selfDescribing, unsupportedPassword } from "./password";
import { flagOf, given, momentOf, nameParts, textOf, usernameOf } from "./values";

type Fields = Record<string, unknown>;

const BASE32 = /^[A-Z2-7]{16,103}=*$/;

/**
 * The table of users of a Rails application with Devise. Where it has a `pepper`, that comes beside the file.
 *
 * @see https://github.com/heartcombo/devise
 */
export const devise: Format = {
  name: "devise",
  title: "an export of Rails with Devise",
  recognises: (first) => "encrypted_password" in first && !("aud" in first),
  map(value, config) {
    const email = textOf(value, "email");
    const password = passwordOf(value, config);
    const names = { first_name: textOf(value, "first_name"), last_name: textOf(value, "last_name") };
    const secret = textOf(value, "otp_secret");
    const hasApp = flagOf(value, "otp_required_for_login") === true;
    const user = {
      external_id: textOf(value, "id"),
      username: usernameOf(textOf(value, "username", "login"), email),
      ...(names.first_name || names.last_name ? names : nameParts(textOf(value, "name", "full_name"))),
      // Without Devise's "confirmable" there is no such column, and every address counts.
      ...emailParameters(email ? [{ value: email, verified: !("confirmed_at" in value) || textOf(value, "confirmed_at") !== undefined }] : []),
      totp_secret: hasApp && secret && BASE32.test(secret) ? secret : undefined,
      created_at: momentOf(value, "created_at"),
      last_sign_in_at: momentOf(value, "current_sign_in_at", "last_sign_in_at"),
      ...ofAnotherSystem(password),
    };
    const sealed = hasApp && user.totp_secret === undefined;
    return { user: given(user), unsupported: [...password.unsupported, ...(sealed ? [{ part: "second_factors" as const, reason: "otp_secret is not there in base32: export it decrypted" }] : [])] };
  },
};

function passwordOf(value: Fields, { pepper }: HashConfig): MappedPassword {
  const text = textOf(value, "encrypted_password");
  if (text === undefined) return NO_PASSWORD;
  if (pepper && text.startsWith("$2")) return digest("bcrypt_peppered", `${text}$${pepper}`);
  return selfDescribing(text) ?? unsupportedPassword("the digest is neither bcrypt nor Argon2");
}
