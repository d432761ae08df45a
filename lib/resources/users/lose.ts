import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { mayBecome } from "./rules";
import { findUser, signInFactsOf } from "./store";

/**
 * Make sure that a user, whose row is held, can still sign in without something that signs in by itself.
 *
 * @param claim of a connected account or a wallet, or a passkey's credential; null where it never signed anybody in
 * @throws last_required_identification_deletion_failed 400
 */
export async function assertMayLose({ tx, settings }: OperationContext, userId: string, claim: string | null): Promise<void> {
  const before = signInFactsOf(await findUser(tx, userId));
  const after = { ...before, otherWays: before.otherWays.filter((way) => way !== claim) };
  if (!mayBecome(before, after, settings)) throw apiError("last_required_identification_deletion_failed");
}
