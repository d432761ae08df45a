import type { Format } from "./format";
import { djangoPassword } from "./django-password";
import { emailParameters } from "./identifiers";
import { ofAnotherSystem } from "./password";
import { flagOf, given, momentOf, objectOf, textOf, usernameOf } from "./values";

type Fields = Record<string, unknown>;

/**
 * Django's users: its table `auth_user`, or the JSON of `manage.py dumpdata auth.user`; also of a user model of an app's own that keeps
 * the names of the fields.
 *
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/auth/#fields
 */
export const django: Format = {
  name: "django",
  title: "an export of Django",
  recognises: (first) => (typeof first.model === "string" && "fields" in first) || ("password" in first && ("date_joined" in first || "is_active" in first)),
  map(value) {
    const fields = fieldsOf(value);
    if (fields === null) return { problem: `it is a ${String(value.model)}, not a user: export the users alone, with "manage.py dumpdata auth.user"` };
    const named = textOf(fields, "username");
    // Where people sign in by their address, it is in both fields, or in this one only.
    const email = textOf(fields, "email") ?? (named?.includes("@") ? named : undefined);
    const password = djangoPassword(textOf(fields, "password"));
    const user = {
      external_id: textOf(fields, "id") ?? textOf(value, "pk"),
      username: usernameOf(named, email),
      first_name: textOf(fields, "first_name"),
      last_name: textOf(fields, "last_name"),
      // Django keeps addresses and does not say whether anybody proved them.
      ...emailParameters(email ? [{ value: email, verified: true }] : []),
      banned: flagOf(fields, "is_active") === false ? true : undefined,
      created_at: momentOf(fields, "date_joined"),
      last_sign_in_at: momentOf(fields, "last_login"),
      ...ofAnotherSystem(password),
    };
    return { user: given(user), unsupported: password.unsupported };
  },
};

function fieldsOf(value: Fields): Fields | null {
  if (!("model" in value)) return value;
  const fields = objectOf(value, "fields");
  return fields && "password" in fields ? fields : null;
}
