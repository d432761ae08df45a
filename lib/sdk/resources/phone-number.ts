import type { IdentificationLink } from "./email-address";
import { StoredResource } from "./resource";
import type { DeletedObject } from "./small";
import type { Verification } from "./verification";

/** A phone number of a person, in E.164. */
export class PhoneNumber extends StoredResource {
  declare readonly phoneNumber: string;
  declare readonly verification: Verification;
  /** Whether a code sent to it is asked for after the password. */
  declare readonly reservedForSecondFactor: boolean;
  /** Whether it is the first choice for that. */
  declare readonly defaultSecondFactor: boolean;
  declare readonly linkedTo: IdentificationLink[];
  /** New backup codes, in the answer that first turned the second factor on. */
  declare readonly backupCodes?: string[] | null;
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;

  /** Send a code. */
  prepareVerification(params: { strategy?: "phone_code"; channel?: string } = {}): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/prepare_verification`, body: { strategy: "phone_code", ...params } });
  }

  /**
   * Give the code from the message.
   *
   * @throws ClerkAPIResponseError form_code_incorrect, verification_expired
   */
  attemptVerification({ code }: { code: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/attempt_verification`, body: { code } });
  }

  /** Use the number as a second factor, or no longer. */
  setReservedForSecondFactor({ reserved }: { reserved: boolean }): Promise<this> {
    return this.mutate({ method: "PATCH", path: this.path(), body: { reservedForSecondFactor: reserved } });
  }

  /** Make the number the first choice of several second factors. */
  makeDefaultSecondFactor(): Promise<this> {
    return this.mutate({ method: "PATCH", path: this.path(), body: { defaultSecondFactor: true } });
  }

  /**
   * Take the number away.
   *
   * @throws ClerkAPIResponseError when the person could no longer sign in without it
   */
  destroy(): Promise<DeletedObject> {
    return this.fetch({ method: "DELETE", path: this.path() });
  }

  /** The number itself. */
  override toString(): string {
    return this.phoneNumber;
  }

  protected override path(): string {
    return `/me/phone_numbers/${encodeURIComponent(this.id)}`;
  }
}
