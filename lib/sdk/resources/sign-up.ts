import type { Json } from "../wire";
import { emailLinkFlow, type EmailLinkFlow } from "./email-link-flow";
import { StoredResource, type Host } from "./resource";
import { place } from "./sign-in";
import type { Verification } from "./verification";

export interface SignUpCreateParams {
  emailAddress?: string;
  phoneNumber?: string;
  username?: string;
  web3Wallet?: string;
  password?: string;
  firstName?: string;
  lastName?: string;
  /** Becomes the person's unsafe metadata. */
  unsafeMetadata?: Record<string, unknown>;
  legalAccepted?: boolean;
  strategy?: string;
  /** An invitation. */
  ticket?: string;
  /** Go on with what a sign-in turned out to be. */
  transfer?: boolean;
  redirectUrl?: string;
  actionCompleteRedirectUrl?: string;
  [parameter: string]: unknown;
}

export type SignUpUpdateParams = SignUpCreateParams;

/** How it stands with verifying what was given. */
export interface SignUpVerification extends Verification {
  readonly supportedStrategies: string[];
  /** `needs_prepare`, `needs_attempt`, or empty when it is done. */
  readonly nextAction: string;
}

export interface SignUpVerifications {
  emailAddress: SignUpVerification;
  phoneNumber: SignUpVerification;
  web3Wallet: SignUpVerification;
  externalAccount: Verification;
}

/** Somebody signing up. It starts with `create()` and ends with a `createdSessionId`, which `clerk.setActive()` takes. */
export class SignUp extends StoredResource {
  /** Null before it began. */
  declare readonly status: "missing_requirements" | "complete" | "abandoned" | null;
  declare readonly requiredFields: string[];
  declare readonly optionalFields: string[];
  /** What has yet to be given: see `update()`. */
  declare readonly missingFields: string[];
  /** What has yet to be verified: see the `prepare…` methods. */
  declare readonly unverifiedFields: string[];
  declare readonly verifications: SignUpVerifications;
  declare readonly username: string | null;
  declare readonly firstName: string | null;
  declare readonly lastName: string | null;
  declare readonly emailAddress: string | null;
  declare readonly phoneNumber: string | null;
  declare readonly web3Wallet: string | null;
  declare readonly hasPassword: boolean;
  declare readonly unsafeMetadata: Record<string, unknown>;
  declare readonly createdSessionId: string | null;
  declare readonly createdUserId: string | null;
  declare readonly abandonAt: Date | null;
  declare readonly legalAcceptedAt: Date | null;
  declare readonly locale: string | null;

  /** @internal */
  constructor(host: Host, json: Json) {
    super(host, {
      status: null,
      required_fields: [],
      optional_fields: [],
      missing_fields: [],
      unverified_fields: [],
      verifications: {},
      username: null,
      first_name: null,
      last_name: null,
      email_address: null,
      phone_number: null,
      web3_wallet: null,
      has_password: false,
      unsafe_metadata: {},
      created_session_id: null,
      created_user_id: null,
      abandon_at: null,
      ...json,
    });
  }

  /** The same as `web3Wallet`, as the published SDK spells it. */
  get web3wallet(): string | null {
    return this.web3Wallet;
  }

  /**
   * Begin anew, with whatever is known already.
   *
   * @throws ClerkAPIResponseError form_param_format_invalid, form_identifier_exists, form_password_length_too_short, sign_up_mode_restricted
   */
  create(params: SignUpCreateParams): Promise<this> {
    return this.mutate({ method: "POST", path: "/client/sign_ups", body: { ...place(), ...params } });
  }

  /** Give more, or something else. */
  update(params: SignUpUpdateParams): Promise<this> {
    return this.mutate({ method: "PATCH", path: this.path(), body: params });
  }

  /** Begin, or go on when it has begun. */
  upsert(params: SignUpCreateParams): Promise<this> {
    return this.id ? this.update(params) : this.create(params);
  }

  /** Send a code or a link. */
  prepareVerification(params: { strategy: string; redirectUrl?: string; actionCompleteRedirectUrl?: string; channel?: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/prepare_verification`, body: params });
  }

  /**
   * Give a code or a signature.
   *
   * @throws ClerkAPIResponseError form_code_incorrect, verification_expired, verification_failed
   */
  attemptVerification(params: { strategy: string; code?: string; signature?: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/attempt_verification`, body: params });
  }

  /** Send a code to the email address, or a link when the strategy says so. */
  prepareEmailAddressVerification(params: { strategy?: string; redirectUrl?: string } = {}): Promise<this> {
    return this.prepareVerification({ strategy: "email_code", ...params });
  }

  /** Give the code from the mail. */
  attemptEmailAddressVerification({ code }: { code: string }): Promise<this> {
    return this.attemptVerification({ strategy: "email_code", code });
  }

  /** Send a code to the phone number. */
  preparePhoneNumberVerification(params: { strategy?: string; channel?: string } = {}): Promise<this> {
    return this.prepareVerification({ strategy: "phone_code", ...params });
  }

  /** Give the code from the message. */
  attemptPhoneNumberVerification({ code }: { code: string }): Promise<this> {
    return this.attemptVerification({ strategy: "phone_code", code });
  }

  /** Verify the email address by a link, and wait for it to be opened. */
  createEmailLinkFlow(): EmailLinkFlow<{ redirectUrl: string }, this> {
    return emailLinkFlow(
      ({ redirectUrl }) => this.prepareVerification({ strategy: "email_link", redirectUrl }),
      async () => {
        const { status } = (await this.reload()).verifications.emailAddress;
        return status === "verified" || status === "expired";
      },
    );
  }

  protected override path(): string {
    return `/client/sign_ups/${encodeURIComponent(this.id)}`;
  }

  protected override decodeAttribute(name: string, value: unknown): unknown {
    if (name !== "verifications") return super.decodeAttribute(name, value);
    const given = value as Record<string, Json | null>;
    const verification = (of: string) => this.host.make("verification", { ...(of === "external_account" ? {} : { supported_strategies: [], next_action: "" }), ...given[of] });
    return { emailAddress: verification("email_address"), phoneNumber: verification("phone_number"), web3Wallet: verification("web3_wallet"), externalAccount: verification("external_account") };
  }
}
