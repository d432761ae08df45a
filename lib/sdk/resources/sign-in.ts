import type { Json } from "../wire";
import { emailLinkFlow, type EmailLinkFlow } from "./email-link-flow";
import { StoredResource, type Host } from "./resource";
import { pickFactor, type AttemptParams, type FactorParams } from "./session";
import type { Verification } from "./verification";

export type SignInStatus = "needs_identifier" | "needs_first_factor" | "needs_second_factor" | "needs_client_trust" | "needs_new_password" | "complete";

/** One way in which the person may go on. */
export interface SignInFactor {
  strategy: string;
  /** The address or number, with the middle hidden when it is not what was typed. */
  safeIdentifier?: string;
  emailAddressId?: string;
  phoneNumberId?: string;
  web3WalletId?: string;
  primary?: boolean;
  default?: boolean;
  channel?: string;
}

export interface SignInCreateParams {
  /** An email address, phone number, username or wallet. */
  identifier?: string;
  password?: string;
  /** `password`, `email_code`, `ticket`, `oauth_google`, … */
  strategy?: string;
  ticket?: string;
  /** Go on with what a sign-up turned out to be. */
  transfer?: boolean;
  redirectUrl?: string;
  actionCompleteRedirectUrl?: string;
  [parameter: string]: unknown;
}

/** Somebody signing in. It starts with `create()` and ends with a `createdSessionId`, which `clerk.setActive()` takes. */
export class SignIn extends StoredResource {
  /** What is to be done next; null before it began. */
  declare readonly status: SignInStatus | null;
  declare readonly identifier: string | null;
  declare readonly supportedIdentifiers: string[];
  declare readonly supportedFirstFactors: SignInFactor[] | null;
  declare readonly supportedSecondFactors: SignInFactor[] | null;
  declare readonly firstFactorVerification: Verification;
  declare readonly secondFactorVerification: Verification;
  declare readonly createdSessionId: string | null;
  /** Who is signing in, as far as may be told. */
  declare readonly userData: { firstName?: string | null; lastName?: string | null; imageUrl?: string; hasImage?: boolean };

  /** @internal */
  constructor(host: Host, json: Json) {
    super(host, {
      status: null,
      identifier: null,
      supported_identifiers: [],
      supported_first_factors: null,
      supported_second_factors: null,
      first_factor_verification: null,
      second_factor_verification: null,
      created_session_id: null,
      user_data: {},
      ...json,
    });
  }

  /**
   * Begin anew.
   *
   * @throws ClerkAPIResponseError form_identifier_not_found, form_password_incorrect, session_exists, user_locked
   */
  create(params: SignInCreateParams): Promise<this> {
    return this.mutate({ method: "POST", path: "/client/sign_ins", body: { ...place(), ...params } });
  }

  /** Send a code or a link, for signing in or for a new password. */
  prepareFirstFactor(params: FactorParams & { web3WalletId?: string; channel?: string; actionCompleteRedirectUrl?: string }): Promise<this> {
    return this.act("prepare_first_factor", pickFactor(params));
  }

  /**
   * Prove the first factor: with a password, a code, a signature.
   *
   * @throws ClerkAPIResponseError form_password_incorrect, form_code_incorrect, verification_expired, verification_failed
   */
  attemptFirstFactor(params: AttemptParams & { signature?: string; ticket?: string; token?: string }): Promise<this> {
    return this.act("attempt_first_factor", params);
  }

  /** Send a code for the second factor. */
  prepareSecondFactor(params: FactorParams): Promise<this> {
    return this.act("prepare_second_factor", pickFactor(params));
  }

  /**
   * Prove the second factor.
   *
   * @throws ClerkAPIResponseError form_code_incorrect, verification_expired, verification_failed
   */
  attemptSecondFactor(params: AttemptParams): Promise<this> {
    return this.act("attempt_second_factor", params);
  }

  /**
   * Give a new password, when the status is `needs_new_password`.
   *
   * @throws ClerkAPIResponseError form_password_length_too_short, form_password_pwned
   */
  resetPassword(params: { password: string; signOutOfOtherSessions?: boolean }): Promise<this> {
    return this.act("reset_password", params);
  }

  /** Sign in by a link in a mail, and wait for it to be opened. */
  createEmailLinkFlow(): EmailLinkFlow<{ emailAddressId: string; redirectUrl: string }, this> {
    return emailLinkFlow(
      ({ emailAddressId, redirectUrl }) => this.prepareFirstFactor({ strategy: "email_link", emailAddressId, redirectUrl }),
      async () => {
        const { status } = (await this.reload()).firstFactorVerification;
        return status === "verified" || status === "expired" || status === "transferable";
      },
    );
  }

  protected override path(): string {
    return `/client/sign_ins/${encodeURIComponent(this.id)}`;
  }

  private act(step: string, body: object): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/${step}`, body });
  }
}

/** Where the person is, for the words and times of their mails. */
export function place(): { locale?: string; timezone?: string } {
  return { locale: typeof navigator === "undefined" ? undefined : navigator.language, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
