import type { Transaction } from "@/lib/db/client";
import { apiError, type ApiError } from "@/lib/errors";
import { isAdministrator } from "@/lib/resources/administrators/is-administrator";
import { isTestEmailAddress } from "@/lib/resources/email-addresses/rules";
import type { Settings } from "@/lib/settings/schema";
import { isTestMode } from "@/lib/settings/test-mode";
import { isDisposableEmailAddress } from "./disposable";
import { hasGmailTwin } from "./gmail-twin";
import type { Identifier } from "./identifier";
import { identifiersOf, type Holder } from "./held";
import { listed } from "./listed";
import { isSubaddress, shutOut } from "./rules";

/**
 * The one question of who may come in, for everything that gives an account an identifier: sign-up, adding one, a server that
 * makes a user. Values are normalised. A person with several identifiers comes in by one that is allowed.
 *
 * @param vouchedFor what an invitation brought: the operator has allowed it by name
 * @throws not_allowed_access 403: `param_name` is the kind of the first identifier at fault, `identifiers` are all of them
 * @throws form_identifier_exists 422: a Gmail address that somebody has with other dots or at its other domain, where dots do not count
 */
export async function assertIdentifiersPermitted(tx: Transaction | undefined, settings: Settings, identifiers: Identifier[], vouchedFor: string | null = null): Promise<void> {
  const { restrictions } = settings;
  const asked = identifiers.filter(({ value }) => value !== vouchedFor);
  const unwelcome = asked.filter(({ type, value }) => type === "email_address" && isUnwelcome(value, settings));
  if (unwelcome.length > 0) throw refusal(unwelcome);
  const standing = await listed(tx, restrictions, asked);
  const vouched = vouchedFor === null ? [] : [{ type: "email_address" as const, value: vouchedFor, isAllowed: true, isBlocked: false }];
  const out = shutOut([...standing, ...vouched], restrictions);
  if (out.length > 0) throw refusal(out);
  // Where the instance hides which accounts exist, a sign-up finds that out by itself, and tells nobody.
  if (settings.attack_protection.enumeration_protection.enabled) return;
  for (const { type, value } of identifiers) if (type === "email_address" && (await hasGmailTwin(tx, settings, value))) throw apiError("form_identifier_exists", { param_name: type });
}

/** The same for one identifier, which is added to an account: it must be allowed itself, whatever else the account has. */
export async function assertIdentifierPermitted(tx: Transaction | undefined, settings: Settings, identifier: Identifier): Promise<void> {
  await assertIdentifiersPermitted(tx, settings, [identifier]);
}

/**
 * Whether the lists keep out somebody who has an account. Kinds of addresses are no matter here: who has one, keeps it. An
 * administrator is never kept out, or a list would be what nobody could mend any more.
 *
 * @throws not_allowed_access 403
 */
export async function assertMaySignIn(tx: Transaction | undefined, settings: Settings, user: Holder): Promise<void> {
  if (settings.restrictions.allowlist_blocklist_disabled_on_sign_in) return;
  const out = shutOut(await listed(tx, settings.restrictions, identifiersOf(user)), settings.restrictions);
  if (out.length > 0 && !(await isAdministrator(user.id, tx))) throw refusal(out);
}

function isUnwelcome(address: string, settings: Settings): boolean {
  const { block_email_subaddresses, block_disposable_email_domains } = settings.restrictions;
  const isForTests = isTestMode(settings) && isTestEmailAddress(address);
  return (block_email_subaddresses && isSubaddress(address) && !isForTests) || (block_disposable_email_domains && isDisposableEmailAddress(address));
}

function refusal(out: Identifier[]): ApiError {
  return apiError("not_allowed_access", { param_name: out[0]?.type, identifiers: out.map(({ value }) => value) });
}
