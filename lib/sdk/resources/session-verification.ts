import { Resource } from "./resource";
import type { Session } from "./session";
import type { SignInFactor } from "./sign-in";
import type { Verification } from "./verification";

/** A person who is signed in proves once more who they are, before something delicate. */
export class SessionVerification extends Resource {
  declare readonly status: "needs_first_factor" | "needs_second_factor" | "complete";
  declare readonly level: "first_factor" | "second_factor" | "multi_factor";
  declare readonly session: Session;
  declare readonly firstFactorVerification: Verification;
  declare readonly secondFactorVerification: Verification;
  declare readonly supportedFirstFactors: SignInFactor[] | null;
  declare readonly supportedSecondFactors: SignInFactor[] | null;
}
