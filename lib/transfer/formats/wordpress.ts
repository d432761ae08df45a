import type { Format } from "./format";
import { emailParameters } from "./identifiers";
import { digest, type MappedPassword, NO_PASSWORD, ofAnotherSystem, selfDescribing, unsupportedPassword } from "./password";
import { given, momentOf, nameParts, textOf, usernameOf } from "./values";

/**
 * WordPress's table `wp_users`; columns `first_name` and `last_name` beside it are taken, too.
 *
 * @see https://developer.wordpress.org/reference/functions/wp_check_password/
 */
export const wordpress: Format = {
  name: "wordpress",
  title: "an export of WordPress",
  recognises: (first) => "user_login" in first && ("user_pass" in first || "user_email" in first),
  map(value) {
    const [email, login] = [textOf(value, "user_email"), textOf(value, "user_login")];
    const shown = textOf(value, "display_name");
    const names = { first_name: textOf(value, "first_name"), last_name: textOf(value, "last_name") };
    const password = passwordOf(textOf(value, "user_pass"));
    const user = {
      external_id: textOf(value, "ID", "id"),
      username: usernameOf(login, email),
      ...(names.first_name || names.last_name ? names : nameParts(shown === login || shown?.includes("@") ? undefined : shown)),
      // WordPress mails the way to set a password to the address, so that it counts as proved.
      ...emailParameters(email ? [{ value: email, verified: true }] : []),
      created_at: momentOf(value, "user_registered"),
      ...ofAnotherSystem(password),
    };
    return { user: given(user), unsupported: password.unsupported };
  },
};

function passwordOf(text: string | undefined): MappedPassword {
  if (text === undefined) return NO_PASSWORD;
  if (/^\$[PH]\$/.test(text)) return digest("phpass", `$P$${text.slice(3)}`);
  if (/^[0-9a-f]{32}$/.test(text)) return digest("md5", text);
  // bcrypt over an HMAC of the password: none of the hashers that the API knows.
  if (text.startsWith("$wp$")) return unsupportedPassword("digests of WordPress 6.8 and later ($wp$2y$) cannot be verified here");
  return selfDescribing(text) ?? unsupportedPassword("the digest is none of WordPress's");
}
