import type { Format, HashConfig } from "./format";
import { emailParameters, phoneParameters } from "./identifiers";
import { digest, type MappedPassword, NO_PASSWORD, ofAnotherSystem } from "./password";
import { flagOf, given, momentOf, nameParts, objectsOf, textOf, usernameOf } from "./values";

type Fields = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Without a password of their own: somebody else's system signed them in. */
const EXTERNAL = "EXTERNAL_PROVIDER";

/**
 * Users of an Amazon Cognito user pool: the JSON of ListUsers, or a table with the columns of its own import. A pool gives no
 * digests away: with `user_pool_id` and `client_id` beside the file, each password is asked of the pool at its first sign-in.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html
 */
export const cognito: Format = {
  name: "cognito",
  title: "an export of Amazon Cognito",
  recognises: (first) => "cognito:username" in first || ("Username" in first && "Attributes" in first),
  map(value, config) {
    const attributes = attributesOf(value);
    const username = textOf(value, "cognito:username", "Username");
    const [email, phone, sub] = [textOf(attributes, "email"), textOf(attributes, "phone_number"), textOf(attributes, "sub")];
    const phoneVerified = flagOf(attributes, "phone_number_verified") ?? false;
    const password = textOf(value, "UserStatus") === EXTERNAL ? NO_PASSWORD : passwordOf(username, config);
    const names = { first_name: textOf(attributes, "given_name"), last_name: textOf(attributes, "family_name") };
    const shown = textOf(attributes, "preferred_username") ?? (username && UUID.test(username) ? undefined : username);
    // Text messages are the only second factor that the table speaks of, and codes of apps never leave the pool.
    const texted = flagOf(value, "cognito:mfa_enabled") === true && phone !== undefined && phoneVerified;
    const user = {
      external_id: sub ?? username,
      username: usernameOf(shown, email, phone, sub),
      ...(names.first_name || names.last_name ? names : nameParts(textOf(attributes, "name"))),
      ...emailParameters(email ? [{ value: email, verified: flagOf(attributes, "email_verified") ?? false }] : []),
      ...phoneParameters(phone ? [{ value: phone, verified: phoneVerified }] : []),
      ...(texted ? { second_factor_phone_number: [phone] } : {}),
      locale: textOf(attributes, "locale")?.replace("_", "-"),
      public_metadata: customOf(attributes),
      banned: flagOf(value, "Enabled") === false ? true : undefined,
      created_at: momentOf(value, "UserCreateDate"),
      ...ofAnotherSystem(password),
    };
    return { user: given(user), unsupported: password.unsupported };
  },
};

function attributesOf(value: Fields): Fields {
  if (!Array.isArray(value.Attributes)) return value;
  return Object.fromEntries(objectsOf(value, "Attributes").flatMap((each) => (typeof each.Name === "string" ? [[each.Name, each.Value]] : [])));
}

function passwordOf(username: string | undefined, { user_pool_id, client_id }: HashConfig): MappedPassword {
  return username && user_pool_id && client_id ? digest("awscognito", `awscognito#${user_pool_id}#${client_id}#${username}`) : NO_PASSWORD;
}

function customOf(attributes: Fields): Fields | undefined {
  const custom = Object.entries(attributes).filter(([name, value]) => name.startsWith("custom:") && value !== "");
  return custom.length > 0 ? Object.fromEntries(custom.map(([name, value]) => [name.slice("custom:".length), value])) : undefined;
}
