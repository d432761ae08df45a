import { apiError } from "@/lib/errors";
import { countSignIn } from "@/lib/metrics";
import type { OperationContext } from "@/lib/operation";
import { rotateClient } from "@/lib/resources/clients/store";
import { assertMaySignIn } from "@/lib/resources/restrictions/permitted";
import { startSession } from "@/lib/resources/sessions/start";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { change, type LoadedSignIn } from "./store";

/**
 * Go as far as the facts allow: with everything proved, the person is signed in; else the sign-in stays where it is.
 *
 * @throws user_banned, user_locked 403
 * @throws not_allowed_access 403: the lists keep them out
 */
export async function advance(ctx: OperationContext, loaded: LoadedSignIn): Promise<LoadedSignIn> {
  const { row, user, status, firstFactor, secondFactor } = loaded;
  if (status !== "complete" || row.createdSessionId !== null) return loaded;
  if (!user || !firstFactor) throw apiError("client_state_invalid");
  assertUsable(user, ctx.now());
  await assertMaySignIn(ctx.tx, ctx.settings, user);
  const sessionId = await startSession(ctx, {
    userId: user.id,
    strategy: firstFactor.strategy,
    firstFactorVerified: true,
    secondFactorVerified: Boolean(secondFactor?.verifiedAt),
  });
  countSignIn(firstFactor.strategy, "success");
  return change(ctx, loaded, { createdSessionId: sessionId }, loaded);
}

/**
 * Answer a second try of what has just succeeded (a form sent twice, a reload): its answer may be the only one that the
 * browser keeps, so it carries a credential too. Only for whoever proved as much as the first try did.
 */
export async function resume(ctx: OperationContext, loaded: LoadedSignIn): Promise<LoadedSignIn> {
  const { createdSessionId, clientId } = loaded.row;
  if (createdSessionId === null || clientId !== ctx.client.id) throw apiError("client_state_invalid");
  await rotateClient(ctx.tx, ctx.client, createdSessionId, "signed_in", ctx.now());
  return loaded;
}
