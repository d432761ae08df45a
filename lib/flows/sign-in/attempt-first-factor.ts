import { z } from "zod";
import type { Context } from "@/lib/context";
import { insertion } from "@/lib/db/writes";
import { apiError, type ApiError } from "@/lib/errors";
import { countSignIn } from "@/lib/metrics";
import { operation, refuse, type OperationContext } from "@/lib/operation";
import { consumeAll } from "@/lib/rate-limits/consume";
import { takeTurn } from "@/lib/resources/clients/store";
import { proof } from "@/lib/resources/verifications/store";
import { strategyFor } from "@/lib/strategies";
import { attemptCode } from "@/lib/strategies/challenge";
import { strategyParameter } from "@/lib/strategies/parameter";
import { FIRST_FACTOR_NAMES, type Strategy } from "@/lib/strategies/strategy";
import { advance, resume } from "./complete";
import { countFailure, holdAccount, unusableError } from "./lockout";
import { checkPassword, wrongPassword, type PasswordCheck } from "./password";
import { change, load, loadFor, type LoadedSignIn } from "./store";
import { unhurried } from "@/lib/flows/unhurried";
import { viewOf } from "./view";

type Proved = { ok: true; loaded: LoadedSignIn } | { ok: false; error: ApiError };

/**
 * Try a first factor: a password, or the code that was sent. With everything proved the person is signed in.
 *
 * @throws form_password_incorrect, form_code_incorrect 422: counted, the sign-in stays
 * @throws verification_expired, verification_failed    400: ask for a new code
 * @throws user_locked, user_banned                     403
 * @throws too_many_requests                            429
 * @see Clerk Frontend API, POST /v1/client/sign_ins/{id}/attempt_first_factor
 */
export const attemptFirstFactor = unhurried(operation({
  name: "sign_in.attempt_first_factor",
  input: z.strictObject({
    sign_in_id: z.string(),
    strategy: strategyParameter(FIRST_FACTOR_NAMES, "strategy_for_user_invalid"),
    code: z.string().min(1).max(1024).optional(),
    password: z.string().min(1).max(4096).optional(),
  }),
  allow: () => {},
  async gather(ctx, input) {
    if (input.strategy === "password") {
      if (input.password === undefined) throw apiError("form_param_missing", { param_name: "password" });
      const { user, row } = (await loadComplete(ctx, input.sign_in_id)) ?? (await loadFor("attempt_first_factor", ctx, input.sign_in_id));
      return checkPassword(ctx, user, row.identifier ?? "", input.password);
    }
    await loadFor("attempt_first_factor", ctx, input.sign_in_id);
    if (input.code === undefined) throw apiError("form_param_missing", { param_name: "code" });
    await consumeAll([["sign_in_attempt_network", ctx.request.ip]], ctx.settings);
    return null;
  },
  async run(ctx, input, check) {
    await takeTurn(ctx);
    const done = check?.right ? await loadComplete(ctx, input.sign_in_id) : null;
    if (done && done.user?.passwordDigest === check?.digest) return viewOf(ctx, await resume(ctx, done));
    const loaded = await loadFor("attempt_first_factor", ctx, input.sign_in_id);
    const strategy = strategyFor(input.strategy, "first_factor", ctx.settings);
    const proved = check ? await provePassword(ctx, loaded, check) : await proveCode(ctx, loaded, strategy, input.code ?? "");
    return proved.ok ? viewOf(ctx, await advance(ctx, proved.loaded)) : refuse(proved.error);
  },
}));

/** The sign-in, if a try at the same moment has completed it already. */
async function loadComplete(ctx: Context, signInId: string): Promise<LoadedSignIn | null> {
  const loaded = await load(ctx, { id: signInId });
  return loaded?.row.createdSessionId ? loaded : null;
}

/** Take a checked password as the first factor. */
export async function provePassword(ctx: OperationContext, loaded: LoadedSignIn, check: PasswordCheck): Promise<Proved> {
  // The password may have been changed, or the account locked, since it was checked outside of the transaction.
  const user = loaded.user && check.right ? await holdAccount(ctx, loaded.user) : loaded.user;
  const unusable = user && unusableError(ctx, user, wrongPassword(ctx));
  if (unusable) return { ok: false, error: unusable };
  if (!user || !check.right || user.passwordDigest !== check.digest) return failed(ctx, loaded, "password", wrongPassword(ctx));
  const firstFactor = proof("password", ctx.now(), ctx.client.id);
  ctx.later(insertion("verifications", firstFactor));
  const known = { firstFactor, secondFactor: loaded.secondFactor };
  return { ok: true, loaded: await change(ctx, loaded, { firstFactorVerificationId: firstFactor.id, newPasswordRequired: user.passwordResetRequiredAt !== null }, known) };
}

async function proveCode(ctx: OperationContext, loaded: LoadedSignIn, strategy: Strategy, code: string): Promise<Proved> {
  const { user, firstFactor } = loaded;
  const unusable = user && unusableError(ctx, user, apiError("form_code_incorrect", { param_name: "code" }));
  if (unusable) return { ok: false, error: unusable };
  const expected = firstFactor && sameMail(firstFactor.strategy, strategy.name) ? firstFactor : null;
  const outcome = await attemptCode(ctx, expected, code);
  if (!outcome.ok) return outcome.error.has("form_code_incorrect") ? failed(ctx, loaded, strategy.name, outcome.error) : outcome;
  return { ok: true, loaded: await change(ctx, loaded, { newPasswordRequired: strategy.resetsPassword }) };
}

/** A mailed link and the code beside it prove the same. */
function sameMail(sent: string, tried: string): boolean {
  return sent === tried || (sent === "email_link" && tried === "email_code");
}

async function failed(ctx: OperationContext, { user }: LoadedSignIn, strategy: string, error: ApiError): Promise<Proved> {
  await countFailure(ctx, user?.id ?? null, strategy);
  countSignIn(strategy, "failure");
  return { ok: false, error };
}
