import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { verifyTotpCode } from "@/lib/resources/totp/store";
import { normaliseCode } from "@/lib/resources/verifications/rules";
import type { Outcome } from "./strategy";

/** Try a code of the person's authenticator app, which is good once. Its failure: form_code_incorrect 422. */
export async function attemptTotp(ctx: OperationContext, userId: string, typed: string): Promise<Outcome> {
  const right = await verifyTotpCode(ctx.tx, userId, normaliseCode(typed), ctx.now());
  return right ? { ok: true } : { ok: false, error: apiError("form_code_incorrect", { param_name: "code" }) };
}
