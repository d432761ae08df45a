/** The states of a sign-in, as they stand on the wire. */
export type SignInStatus = "needs_identifier" | "needs_first_factor" | "needs_second_factor" | "needs_new_password" | "complete" | "abandoned";

export type SignInCommand = "identify" | "prepare_first_factor" | "attempt_first_factor" | "prepare_second_factor" | "attempt_second_factor" | "reset_password";

/** What may be done in which state. Everything else is refused before it touches anything. */
export const SIGN_IN_COMMANDS = {
  needs_identifier: ["identify"],
  needs_first_factor: ["identify", "prepare_first_factor", "attempt_first_factor"],
  needs_second_factor: ["identify", "prepare_second_factor", "attempt_second_factor"],
  needs_new_password: ["identify", "reset_password"],
  complete: [],
  abandoned: [],
} as const satisfies Record<SignInStatus, readonly SignInCommand[]>;

export type SignInFacts = {
  identifier: string | null;
  firstFactorVerified: boolean;
  secondFactorVerified: boolean;
  /** The person has a second factor that must be asked for. */
  secondFactorRequired: boolean;
  newPasswordRequired: boolean;
  createdSessionId: string | null;
  abandonAt: Date;
};

/**
 * The state that the facts amount to. A new password comes after the second factor: resetting a password must not get
 * anybody past it (OWASP ASVS 5.0, 6.4.3).
 */
export function signInStatus(facts: SignInFacts, now: Date): SignInStatus {
  if (facts.createdSessionId !== null) return "complete";
  if (facts.abandonAt <= now) return "abandoned";
  // A ticket names the person and proves it, without an identifier.
  if (!facts.firstFactorVerified) return facts.identifier === null ? "needs_identifier" : "needs_first_factor";
  if (facts.secondFactorRequired && !facts.secondFactorVerified) return "needs_second_factor";
  if (facts.newPasswordRequired) return "needs_new_password";
  return "complete";
}

/** Whether the command is among those of the state. */
export function accepts(status: SignInStatus, command: SignInCommand): boolean {
  return (SIGN_IN_COMMANDS[status] as readonly SignInCommand[]).includes(command);
}
