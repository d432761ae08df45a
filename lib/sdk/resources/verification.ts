import type { ClerkAPIError } from "../errors";
import type { Json } from "../wire";
import { Resource, type Host } from "./resource";

export type VerificationStatus = "unverified" | "verified" | "transferable" | "failed" | "expired";

/** How it stands with proving that an identification is somebody's. All attributes are null before it was begun. */
export class Verification extends Resource {
  declare readonly status: VerificationStatus | null;
  /** The way of proving it: `email_code`, `oauth_google`, … */
  declare readonly strategy: string | null;
  /** How often it was tried. */
  declare readonly attempts: number | null;
  /** Until when it can be tried. */
  declare readonly expireAt: Date | null;
  /** Why it failed. */
  declare readonly error: ClerkAPIError | null;
  declare readonly nonce: string | null;
  /** The text to be signed, with a wallet. */
  declare readonly message: string | null;
  declare readonly channel?: string;
  /** The browser in which a link was opened. */
  declare readonly verifiedAtClient: string | null;
  /** Where the provider asks the person, as a string. */
  declare readonly externalVerificationRedirectUrl: string | null;

  /** Where the provider asks the person: send the browser there. */
  get externalVerificationRedirectURL(): URL | null {
    return this.externalVerificationRedirectUrl === null ? null : new URL(this.externalVerificationRedirectUrl);
  }

  /** @internal */
  constructor(host: Host, json: Json) {
    super(host, { status: null, strategy: null, attempts: null, expire_at: null, error: null, nonce: null, message: null, verified_at_client: null, external_verification_redirect_url: null, ...json });
  }

  /** Whether the link was opened in this browser. */
  verifiedFromTheSameClient(): boolean {
    return this.verifiedAtClient === this.host.currentClientId();
  }
}
