import { emailLinkFlow, type EmailLinkFlow } from "./email-link-flow";
import { StoredResource } from "./resource";
import type { DeletedObject } from "./small";
import type { Verification } from "./verification";

/** Another identification that came with this one: a provider's account with the same address. */
export interface IdentificationLink {
  id: string;
  type: string;
}

/** An email address of a person. */
export class EmailAddress extends StoredResource {
  declare readonly emailAddress: string;
  declare readonly verification: Verification;
  declare readonly linkedTo: IdentificationLink[];
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;

  /** Send a code, or a link that comes back to `redirectUrl`. */
  prepareVerification(params: { strategy: "email_code" } | { strategy: "email_link"; redirectUrl: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/prepare_verification`, body: params });
  }

  /**
   * Give the code from the mail.
   *
   * @throws ClerkAPIResponseError form_code_incorrect, verification_expired
   */
  attemptVerification({ code }: { code: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/attempt_verification`, body: { code } });
  }

  /** Verify by a link, and wait for it to be opened. */
  createEmailLinkFlow(): EmailLinkFlow<{ redirectUrl: string }, this> {
    return emailLinkFlow(
      ({ redirectUrl }) => this.prepareVerification({ strategy: "email_link", redirectUrl }),
      async () => ["verified", "expired"].includes((await this.reload()).verification.status ?? ""),
    );
  }

  /**
   * Take the address away.
   *
   * @throws ClerkAPIResponseError when the person could no longer sign in without it
   */
  destroy(): Promise<DeletedObject> {
    return this.fetch({ method: "DELETE", path: this.path() });
  }

  /** The address itself. */
  override toString(): string {
    return this.emailAddress;
  }

  protected override path(): string {
    return `/me/email_addresses/${encodeURIComponent(this.id)}`;
  }
}
