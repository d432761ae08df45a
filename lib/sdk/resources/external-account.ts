import { Resource } from "./resource";
import type { DeletedObject } from "./small";
import type { Verification } from "./verification";

/** An account with a provider, connected to a person here. */
export class ExternalAccount extends Resource {
  declare readonly identificationId: string;
  /** The person's id with the provider. */
  declare readonly providerUserId: string;
  declare readonly emailAddress: string;
  /** What the person approved, separated by spaces. */
  declare readonly approvedScopes: string;
  declare readonly firstName: string | null;
  declare readonly lastName: string | null;
  declare readonly imageUrl: string | null;
  declare readonly username: string | null;
  declare readonly phoneNumber: string | null;
  /** What else the provider told. */
  declare readonly publicMetadata: Record<string, unknown>;
  /** Tells several accounts with one provider apart. */
  declare readonly label: string | null;
  /** How it stands: `verification.status` is `verified` when it is connected, `verification.error` says why not. */
  declare readonly verification: Verification;
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;

  /** The provider's name: `google`. */
  get provider(): string {
    return this.strategy.replace(/^oauth_/, "");
  }

  /** The same as `providerUserId`, under its older name. */
  get externalId(): string {
    return this.providerUserId;
  }

  /** The same as `imageUrl`, under its older name. */
  get picture(): string | null {
    return this.imageUrl;
  }

  /** The provider as a strategy: `oauth_google`. */
  private get strategy(): string {
    return String(this.json.provider ?? "");
  }

  /** The same as `provider`. */
  providerSlug(): string {
    return this.provider;
  }

  /** The provider's name for people, with `Account` behind it. */
  providerTitle(): string {
    return `${this.provider.charAt(0).toUpperCase()}${this.provider.slice(1)} Account`;
  }

  /** What best tells the person which account it is. */
  accountIdentifier(): string {
    return this.username || this.emailAddress || this.label || "";
  }

  /** Ask the provider again, for more rights or after a failure. Send the browser to `verification.externalVerificationRedirectURL`. */
  reauthorize({ additionalScopes, redirectUrl, ...params }: { additionalScopes?: string[]; redirectUrl?: string; oidcPrompt?: string; oidcLoginHint?: string }): Promise<this> {
    return this.mutate({ method: "PATCH", path: `${this.path()}/reauthorize`, body: { additionalScope: additionalScopes, redirectUrl: redirectUrl ?? location.href, ...params } });
  }

  /** Disconnect the account. */
  destroy(): Promise<DeletedObject> {
    return this.fetch({ method: "DELETE", path: this.path() });
  }

  private path(): string {
    return `/me/external_accounts/${encodeURIComponent(this.id)}`;
  }
}
