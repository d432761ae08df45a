import { FIREBASE_COLUMNS } from "./firebase-csv";
import type { Format, HashConfig } from "./format";
import { emailParameters, phoneParameters } from "./identifiers";
import { digest, type MappedPassword, NO_PASSWORD, ofAnotherSystem, unsupportedPassword } from "./password";
import { flagOf, given, momentOf, nameParts, objectOf, objectsOf, textOf } from "./values";

type Fields = Record<string, unknown>;

const PARAMETERS = ["base64_signer_key", "base64_salt_separator", "rounds", "mem_cost"] as const;
const HINT = "The console shows them under Authentication > Users > Password hash parameters.";

/**
 * Firebase's users, as `firebase auth:export` writes them: JSON, or a table without a head. The parameters of its hash are the
 * project's, and come beside the file.
 *
 * @see https://firebase.google.com/docs/cli/auth
 */
export const firebase: Format = {
  name: "firebase",
  title: "an export of Firebase",
  recognises: (first) => "localId" in first,
  needs: { keys: PARAMETERS, hint: HINT, hasPassword: (value) => textOf(value, "passwordHash") !== undefined },
  map(value, config) {
    const [email, phone] = [textOf(value, "email"), textOf(value, "phoneNumber")];
    const password = passwordOf(value, config);
    const accounts = accountsOf(value);
    const user = {
      external_id: textOf(value, "localId"),
      ...nameParts(textOf(value, "displayName")),
      ...emailParameters(email ? [{ value: email, verified: flagOf(value, "emailVerified") ?? false }] : []),
      // A number gets into Firebase by a code that was sent to it.
      ...phoneParameters(phone ? [{ value: phone, verified: true }] : []),
      external_account: accounts.length > 0 ? accounts : undefined,
      // Claims for the project's servers, which its users can read and not write.
      public_metadata: objectOf(value, "customAttributes"),
      banned: flagOf(value, "disabled"),
      created_at: momentOf(value, "createdAt"),
      last_sign_in_at: momentOf(value, "lastSignedInAt", "lastLoginAt"),
      ...ofAnotherSystem(password),
    };
    return { user: given(user), unsupported: password.unsupported };
  },
};

function passwordOf(value: Fields, config: HashConfig): MappedPassword {
  const [hash, salt] = [textOf(value, "passwordHash"), textOf(value, "salt")];
  if (hash === undefined) return NO_PASSWORD;
  const missing = PARAMETERS.filter((name) => !config[name]);
  if (missing.length > 0) return unsupportedPassword(`the project's hash parameters are missing: ${missing.join(", ")}`);
  if (salt === undefined) return unsupportedPassword("the digest has no salt");
  return digest("scrypt_firebase", [hash, salt, ...PARAMETERS.map((name) => config[name])].join("$"));
}

function accountsOf(value: Fields): Fields[] {
  const listed = Array.isArray(value.providerUserInfo) ? objectsOf(value, "providerUserInfo") : ofColumns(value);
  return listed.flatMap((each) => {
    const [providerId, provider_user_id] = [textOf(each, "providerId"), textOf(each, "rawId")];
    if (!providerId || !provider_user_id) return [];
    return [given({ provider: providerId.replace(/\.com$/, ""), provider_user_id, email_address: textOf(each, "email"), ...nameParts(textOf(each, "displayName")), image_url: textOf(each, "photoUrl") })];
  });
}

function ofColumns(value: Fields): Fields[] {
  const providers = FIREBASE_COLUMNS.filter((column) => column.endsWith(" rawId")).map((column) => column.slice(0, -" rawId".length));
  return providers.map((providerId) => ({ providerId, ...Object.fromEntries(["rawId", "email", "displayName", "photoUrl"].map((field) => [field, value[`${providerId} ${field}`]])) }));
}
