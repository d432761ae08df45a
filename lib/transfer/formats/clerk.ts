import type { Format } from "./format";
import { emailParameters, phoneParameters } from "./identifiers";
import { digest, NO_PASSWORD, ofAnotherSystem } from "./password";
import { flagOf, given, momentOf, objectOf, objectsOf, textOf, textsOf } from "./values";

type Fields = Record<string, unknown>;

/**
 * Clerk's users: the table that its dashboard exports, with digests, and the JSON of its Backend API, without. Users keep their
 * ids, so that what apps have stored of them stays true.
 *
 * @see https://clerk.com/docs/deployments/exporting-users
 */
export const clerk: Format = {
  name: "clerk",
  title: "an export of Clerk",
  recognises: (first) => "primary_email_address" in first || (first.object === "user" && Array.isArray(first.email_addresses)),
  map(value) {
    const [hasher, text] = [textOf(value, "password_hasher"), textOf(value, "password_digest")];
    const password = hasher && text ? digest(hasher, text) : NO_PASSWORD;
    const identifiers = Array.isArray(value.email_addresses) ? ofApi(value) : ofTable(value);
    const user = {
      id: textOf(value, "id"),
      external_id: textOf(value, "external_id"),
      first_name: textOf(value, "first_name"),
      last_name: textOf(value, "last_name"),
      username: textOf(value, "username"),
      locale: textOf(value, "locale"),
      totp_secret: textOf(value, "totp_secret"),
      public_metadata: objectOf(value, "public_metadata"),
      private_metadata: objectOf(value, "private_metadata"),
      unsafe_metadata: objectOf(value, "unsafe_metadata"),
      banned: flagOf(value, "banned"),
      locked: flagOf(value, "locked"),
      delete_self_enabled: flagOf(value, "delete_self_enabled"),
      create_organization_enabled: flagOf(value, "create_organization_enabled"),
      legal_accepted_at: momentOf(value, "legal_accepted_at"),
      created_at: momentOf(value, "created_at"),
      last_sign_in_at: momentOf(value, "last_sign_in_at"),
      ...identifiers,
      ...ofAnotherSystem(password),
    };
    // The API says that there is an authenticator app, and never its secret.
    const losesFactor = flagOf(value, "totp_enabled") === true && user.totp_secret === undefined;
    return { user: given(user), unsupported: losesFactor ? [{ part: "second_factors", reason: "the user has an authenticator app whose secret this file does not hold; the dashboard's export does" }] : [] };
  },
};

function ofTable(value: Fields): Fields {
  const [email, phone] = [textOf(value, "primary_email_address"), textOf(value, "primary_phone_number")];
  const listed = (kind: string) => [...textsOf(value, `verified_${kind}`).map((each) => ({ value: each, verified: true })), ...textsOf(value, `unverified_${kind}`).map((each) => ({ value: each, verified: false }))];
  const withPrimary = (kind: string, primary: string | undefined) => {
    const all = listed(kind);
    return primary === undefined || all.some((each) => each.value === primary) ? all : [{ value: primary, verified: true }, ...all];
  };
  return { ...emailParameters(withPrimary("email_addresses", email), email), ...phoneParameters(withPrimary("phone_numbers", phone), phone) };
}

function ofApi(value: Fields): Fields {
  const listed = (kind: "email_address" | "phone_number", list: string) => objectsOf(value, list).map((each) => ({ id: textOf(each, "id"), value: textOf(each, kind) ?? "", verified: objectOf(each, "verification")?.status === "verified" }));
  const [emails, phones] = [listed("email_address", "email_addresses"), listed("phone_number", "phone_numbers")];
  const valueOf = (all: { id?: string; value: string }[], id: string | undefined) => all.find((each) => each.id === id)?.value;
  const wallets = objectsOf(value, "web3_wallets").flatMap((each) => textOf(each, "web3_wallet") ?? []);
  const secondFactors = objectsOf(value, "phone_numbers").flatMap((each) => (each.reserved_for_second_factor === true ? (textOf(each, "phone_number") ?? []) : []));
  const accounts = objectsOf(value, "external_accounts").flatMap((each) => accountOf(each) ?? []);
  return {
    ...emailParameters(emails, valueOf(emails, textOf(value, "primary_email_address_id"))),
    ...phoneParameters(phones, valueOf(phones, textOf(value, "primary_phone_number_id"))),
    ...(wallets.length > 0 ? { web3_wallet: wallets } : {}),
    ...(secondFactors.length > 0 ? { second_factor_phone_number: secondFactors } : {}),
    ...(accounts.length > 0 ? { external_account: accounts } : {}),
  };
}

function accountOf(account: Fields): Fields | null {
  const [provider, provider_user_id] = [textOf(account, "provider")?.replace(/^oauth_/, ""), textOf(account, "provider_user_id", "google_id", "facebook_id")];
  if (!provider || !provider_user_id) return null;
  return given({
    provider,
    provider_user_id,
    email_address: textOf(account, "email_address"),
    first_name: textOf(account, "first_name"),
    last_name: textOf(account, "last_name"),
    username: textOf(account, "username"),
    image_url: textOf(account, "image_url"),
  });
}
