import { secondsUntil, type DoorContext } from "./page";

type Verification = { status: string; strategy: string | null; resend_at: number | null };

export type ChallengeState = { state: "unsent" | "open" | "expired" | "failed"; sending: string; resendInSeconds: number };

/** How a code or link that was sent stands, as its page needs to know. */
export function challengeState(ctx: DoorContext, verification: Verification | null): ChallengeState {
  if (!verification?.strategy) return { state: "unsent", sending: "", resendInSeconds: 0 };
  const state = verification.status === "unverified" ? "open" : verification.status === "failed" ? "failed" : "expired";
  return { state, sending: String(verification.resend_at ?? ""), resendInSeconds: secondsUntil(ctx, verification.resend_at) };
}
