import { mergePatch } from "../merge-patch";
import type { Json } from "../wire";
import type { EmailAddress } from "./email-address";
import type { ExternalAccount } from "./external-account";
import type { Passkey } from "./passkey";
import type { PhoneNumber } from "./phone-number";
import { StoredResource } from "./resource";
import { tokenKey } from "./session";
import type { SessionWithActivities } from "./session-with-activities";
import type { BackupCode, DeletedObject, Image, TOTP } from "./small";
import { twoFactorAnswer, type TwoFactorEnabled } from "./two-factor";
import type { Web3Wallet } from "./web3-wallet";

/** Services that older apps get tokens for. */
export type JWTService = "clerk" | "firebase" | "hasura";

export interface UpdateUserParams {
  username?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  primaryEmailAddressId?: string;
  primaryPhoneNumberId?: string;
  primaryWeb3WalletId?: string;
  /** A new password: see `updatePassword()`. */
  password?: string;
  /** The password until now, where there is one. */
  currentPassword?: string;
  /** Takes the place of all unsafe metadata. */
  unsafeMetadata?: Record<string, unknown>;
}

export interface SetProfileImageParams {
  /** A picture, or one as a base64 text; null takes the picture away. */
  file: Blob | File | string | null;
}

export interface CreateExternalAccountParams {
  /** The provider: `oauth_google`. */
  strategy: string;
  /** Where the provider sends the person back to; this page when absent. */
  redirectUrl?: string;
  /** The same as `redirectUrl`, as older apps spell it. */
  redirect_url?: string;
  /** What to ask the provider for beside the usual. */
  additionalScopes?: string[];
  oidcPrompt?: string;
  oidcLoginHint?: string;
}

/** A person's account. */
export class User extends StoredResource {
  declare readonly username: string | null;
  declare readonly firstName: string | null;
  declare readonly lastName: string | null;
  /** The picture, or a drawn one when there is none. */
  declare readonly imageUrl: string;
  /** Whether there is a picture of their own. */
  declare readonly hasImage: boolean;
  declare readonly primaryEmailAddressId: string | null;
  declare readonly primaryPhoneNumberId: string | null;
  declare readonly primaryWeb3WalletId: string | null;
  /** All of them, the primary one too. */
  declare readonly emailAddresses: EmailAddress[];
  declare readonly phoneNumbers: PhoneNumber[];
  declare readonly web3Wallets: Web3Wallet[];
  declare readonly externalAccounts: ExternalAccount[];
  declare readonly passkeys: Passkey[];
  declare readonly passwordEnabled: boolean;
  /** Whether an authenticator app is set up and verified. */
  declare readonly totpEnabled: boolean;
  declare readonly backupCodeEnabled: boolean;
  /** Set by the app's server, readable here. */
  declare readonly publicMetadata: Record<string, unknown>;
  /** Readable and writable here: nothing to rely on. */
  declare readonly unsafeMetadata: Record<string, unknown>;
  declare readonly externalId: string | null;
  declare readonly deleteSelfEnabled: boolean;
  declare readonly createOrganizationEnabled: boolean;
  declare readonly createOrganizationsLimit: number | null;
  declare readonly locale: string | null;
  declare readonly lastSignInAt: Date | null;
  declare readonly legalAcceptedAt: Date | null;
  declare readonly createdAt: Date | null;
  declare readonly updatedAt: Date | null;

  /** First and last name, as far as they are known. */
  get fullName(): string | null {
    return [this.firstName, this.lastName].filter(Boolean).join(" ") || null;
  }

  /** The same as `imageUrl`, under its older name. */
  get profileImageUrl(): string {
    return this.imageUrl;
  }

  get primaryEmailAddress(): EmailAddress | null {
    return byId(this.emailAddresses, this.primaryEmailAddressId);
  }

  get primaryPhoneNumber(): PhoneNumber | null {
    return byId(this.phoneNumbers, this.primaryPhoneNumberId);
  }

  get primaryWeb3Wallet(): Web3Wallet | null {
    return byId(this.web3Wallets, this.primaryWeb3WalletId);
  }

  /** Always null: it stays between the app's server and the portal. */
  get privateMetadata(): null {
    return null;
  }

  /** The external accounts that are connected. */
  get verifiedExternalAccounts(): ExternalAccount[] {
    return this.externalAccounts.filter(isVerified);
  }

  /** The external accounts that are not, or not yet, connected. */
  get unverifiedExternalAccounts(): ExternalAccount[] {
    return this.externalAccounts.filter((account) => !isVerified(account));
  }

  /** The same as `unverifiedExternalAccounts`, under its older name. */
  get unverifiedAccounts(): ExternalAccount[] {
    return this.unverifiedExternalAccounts;
  }

  get verifiedWeb3Wallets(): Web3Wallet[] {
    return this.web3Wallets.filter(isVerified);
  }

  get hasVerifiedEmailAddress(): boolean {
    return this.emailAddresses.some(isVerified);
  }

  get hasVerifiedPhoneNumber(): boolean {
    return this.phoneNumbers.some(isVerified);
  }

  /**
   * Whether the person is asked for a second factor: `user.twoFactorEnabled()`.
   *
   * It is a method, as it is documented for this object. Newer versions of the published SDK have a boolean in its place; for
   * code that reads it as one, the method compares, prints and serializes as its answer. In a bare condition,
   * `if (user.twoFactorEnabled)`, it cannot: every function is true there, and TypeScript says so.
   */
  get twoFactorEnabled(): TwoFactorEnabled {
    return twoFactorAnswer(this.json.two_factor_enabled === true);
  }

  /** Whether an identification is the person's primary one of its kind. */
  isPrimaryIdentification({ id }: EmailAddress | PhoneNumber | Web3Wallet): boolean {
    return id === this.primaryEmailAddressId || id === this.primaryPhoneNumberId || id === this.primaryWeb3WalletId;
  }

  /**
   * Add an email address. It is unverified until its `prepareVerification()` and `attemptVerification()` were called.
   *
   * @throws ClerkAPIResponseError form_param_format_invalid, form_identifier_exists
   */
  createEmailAddress({ email }: { email: string }): Promise<EmailAddress> {
    return this.fetch({ method: "POST", path: "/me/email_addresses/", body: { emailAddress: email } });
  }

  /**
   * Add a phone number, in E.164.
   *
   * @throws ClerkAPIResponseError form_param_format_invalid, form_identifier_exists
   */
  createPhoneNumber({ phoneNumber }: { phoneNumber: string }): Promise<PhoneNumber> {
    return this.fetch({ method: "POST", path: "/me/phone_numbers/", body: { phoneNumber } });
  }

  /** Add a wallet: `0x` and 40 hexadecimal characters on Ethereum. */
  createWeb3Wallet({ web3Wallet }: { web3Wallet: string }): Promise<Web3Wallet> {
    return this.fetch({ method: "POST", path: "/me/web3_wallets/", body: { web3Wallet } });
  }

  /**
   * Connect an account with a provider. Send the browser to `verification.externalVerificationRedirectURL` of what comes
   * back; after that, `externalAccounts` tells how it ended.
   */
  createExternalAccount({ strategy, redirectUrl, redirect_url, additionalScopes, ...params }: CreateExternalAccountParams): Promise<ExternalAccount> {
    return this.fetch({ method: "POST", path: "/me/external_accounts", body: { strategy, redirectUrl: redirectUrl ?? redirect_url ?? location.href, additionalScope: additionalScopes, ...params } });
  }

  /** All sessions of the person, on whatever device. The portal is asked once; asking again gives the same list until it changes. */
  getSessions(): Promise<SessionWithActivities[]> {
    const lists = this.host.sessionLists;
    const known = lists.get(this.id) as Promise<SessionWithActivities[]> | undefined;
    if (known) return known;
    const asked = this.host.send({ path: "/me/sessions/active" }).then((list) => (list as unknown as Json[]).map((json) => this.host.make("session", json) as SessionWithActivities));
    lists.set(this.id, asked);
    // A failure is not worth keeping.
    asked.catch(() => lists.delete(this.id));
    return asked;
  }

  /**
   * Give the person a picture, or with null take it away.
   *
   * @throws ClerkAPIResponseError image_type_not_supported, image_too_large
   */
  setProfileImage({ file }: SetProfileImageParams): Promise<Image> {
    if (file === null) return this.fetch({ method: "DELETE", path: "/me/profile_image" });
    return this.fetch({ method: "POST", path: "/me/profile_image", body: typeof file === "string" ? (file.split(",").pop() ?? "") : pictureForm(file) });
  }

  /**
   * Change names, primary identifications, the password, unsafe metadata.
   *
   * @throws ClerkAPIResponseError form_identifier_exists, form_username_invalid_length, form_password_length_too_short
   */
  async update({ password, currentPassword, unsafeMetadata, ...params }: UpdateUserParams): Promise<this> {
    if (password !== undefined) await this.updatePassword({ newPassword: password, currentPassword });
    const patch = unsafeMetadata && mergePatch(this.unsafeMetadata, unsafeMetadata);
    if (patch && Object.keys(patch).length > 0) await this.updateMetadata({ unsafeMetadata: patch });
    const others = Object.values(params).some((value) => value !== undefined);
    return others ? this.mutate({ method: "PATCH", path: "/me", body: params }) : this;
  }

  /** Merge something into the unsafe metadata; null takes a key away. */
  updateMetadata({ unsafeMetadata }: { unsafeMetadata: Record<string, unknown> }): Promise<this> {
    return this.mutate({ method: "PATCH", path: "/me/metadata", body: { unsafeMetadata } });
  }

  /**
   * Change the password, or give the person a first one.
   *
   * @throws ClerkAPIResponseError form_password_incorrect, form_password_length_too_short, form_password_pwned
   */
  updatePassword(params: { newPassword: string; currentPassword?: string; signOutOfOtherSessions?: boolean }): Promise<this> {
    return this.mutate({ method: "POST", path: "/me/change_password", body: params });
  }

  /** Take the password away, where there is another way to sign in. */
  removePassword(params: { currentPassword?: string } = {}): Promise<this> {
    return this.mutate({ method: "POST", path: "/me/remove_password", body: params });
  }

  /** Make a secret for an authenticator app. An unverified one that was there is replaced. */
  createTOTP(): Promise<TOTP> {
    return this.fetch({ method: "POST", path: "/me/totp" });
  }

  /** Show with a code that the authenticator app is set up. */
  verifyTOTP({ code }: { code: string }): Promise<TOTP> {
    return this.fetch({ method: "POST", path: "/me/totp/attempt_verification", body: { code } });
  }

  /** Forget the authenticator app. */
  disableTOTP(): Promise<DeletedObject> {
    return this.fetch({ method: "DELETE", path: "/me/totp" });
  }

  /** Make a fresh set of backup codes; the old ones no longer work. */
  createBackupCode(): Promise<BackupCode> {
    return this.fetch({ method: "POST", path: "/me/backup_codes/" });
  }

  /**
   * A token for a service, as older apps get it; newer ones call `session.getToken({ template })`.
   *
   * @param service `clerk` is the session's own token
   * @throws ClerkAPIResponseError when the portal has no tokens for that service
   */
  async getToken(service: JWTService = "clerk", { skipCache, leewayInSeconds }: { skipCache?: boolean; leewayInSeconds?: number } = {}): Promise<string | null> {
    if (service === "clerk") return this.host.currentToken({ skipCache });
    const fetchToken = async () => {
      const { jwt } = await this.host.send({ method: "POST", path: "/me/tokens", body: { service } });
      return typeof jwt === "string" ? jwt : null;
    };
    return this.host.tokens.get(tokenKey(this.id, service), fetchToken, { skipCache, leewayMs: leewayInSeconds && leewayInSeconds * 1000 });
  }

  /**
   * Delete the account.
   *
   * @throws ClerkAPIResponseError user_delete_self_not_enabled, session_reverification_required
   */
  async delete(): Promise<void> {
    await this.host.send({ method: "DELETE", path: "/me" });
  }

  protected override path(): string {
    return "/me";
  }

  protected override adopt(json: Json): this {
    return super.adopt({ email_addresses: [], phone_numbers: [], web3_wallets: [], external_accounts: [], passkeys: [], public_metadata: {}, unsafe_metadata: {}, ...json });
  }
}

function byId<Kind extends { id: string }>(list: readonly Kind[], id: string | null): Kind | null {
  return list.find((each) => each.id === id) ?? null;
}

function isVerified({ verification }: { verification: { status: string | null } | null }): boolean {
  return verification?.status === "verified";
}

function pictureForm(file: Blob): FormData {
  const form = new FormData();
  form.append("file", file);
  return form;
}
