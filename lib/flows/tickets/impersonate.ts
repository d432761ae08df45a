import { apiError } from "@/lib/errors";
import { beginSignIn, refuseIfSignedIn } from "@/lib/flows/sign-in/create";
import { change, keep } from "@/lib/flows/sign-in/store";
import { viewOf, type SignInView } from "@/lib/flows/sign-in/view";
import type { ActorToken, Prisma } from "@/lib/generated/prisma/client";
import { countSignIn } from "@/lib/metrics";
import type { OperationContext } from "@/lib/operation";
import { actorTokenProblem } from "@/lib/resources/actor-tokens/rules";
import { consumeActorToken } from "@/lib/resources/actor-tokens/store";
import { assertMaySignIn } from "@/lib/resources/restrictions/permitted";
import { impersonatorJson } from "@/lib/resources/sessions/impersonation";
import { startSession } from "@/lib/resources/sessions/start";
import { assertUsable } from "@/lib/resources/sessions/usable";
import { insertVerified } from "@/lib/resources/verifications/store";

type Begun = Parameters<typeof beginSignIn>[1];

/**
 * Begin to act as the user of an actor token. A second factor or a new password is not asked for: they are the user's own. Nor
 * does the session count as one in which the user has proved anything.
 *
 * @throws actor_token_revoked_code, actor_token_already_used_code, ticket_expired_code 400
 * @throws identifier_already_signed_in 400, with meta.session_id
 * @throws user_locked, user_banned 403
 * @throws not_allowed_access 403: the lists keep the user out
 */
export async function impersonate(ctx: OperationContext, token: ActorToken, data: Begun): Promise<SignInView> {
  const problem = actorTokenProblem(token, ctx.now());
  if (problem) throw apiError(problem, { param_name: "ticket" });
  await refuseIfSignedIn(ctx, token.userId);
  const begun = await beginSignIn(ctx, data, null, token.userId);
  if (!begun.user) throw apiError("ticket_invalid_code", { param_name: "ticket" });
  assertUsable(begun.user, ctx.now());
  await assertMaySignIn(ctx.tx, ctx.settings, begun.user);
  if (!(await consumeActorToken(ctx.tx, token.id, ctx.now()))) throw apiError("actor_token_already_used_code", { param_name: "ticket" });
  await ctx.emit("actor_token.used", { userId: token.userId, data: { actor_token_id: token.id, actor: token.actor as Prisma.InputJsonObject } });
  const verification = await insertVerified(ctx.tx, "ticket", ctx.now(), ctx.client.id);
  const createdSessionId = await startSession(ctx, {
    userId: token.userId,
    strategy: "ticket",
    firstFactorVerified: false,
    secondFactorVerified: false,
    impersonation: { actor: impersonatorJson.parse(token.actor), actorTokenId: token.id, maxLifetimeSeconds: token.sessionMaxDurationInSeconds },
  });
  countSignIn("ticket", "success");
  const complete = await change(ctx, begun, { firstFactorVerificationId: verification.id, createdSessionId });
  keep(ctx, complete);
  return viewOf(ctx, complete);
}
