import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { ApiError } from "@/lib/errors";
import type { Operation } from "@/lib/operation";

const STEP_MS = 100;

/**
 * Let an operation's refusals take a whole number of steps, so that how long one took does not tell whether the account
 * exists; where the instance hides that, its successes too, because a code is "sent" to nobody as well.
 *
 * @see OWASP ASVS 5.0, 6.3.8
 */
export function unhurried<Schema extends z.ZodType, Output extends { created_session_id: string | null }>(inner: Operation<Schema, Output>): Operation<Schema, Output> {
  const call = async (ctx: Context, input: z.input<Schema>): Promise<Output> => {
    const startedAtMs = performance.now();
    try {
      const output = await inner(ctx, input);
      if (ctx.settings.attack_protection.enumeration_protection.enabled && output.created_session_id === null) await untilNextStep(startedAtMs);
      return output;
    } catch (error) {
      if (error instanceof ApiError) await untilNextStep(startedAtMs);
      throw error;
    }
  };
  return Object.assign(call, { input: inner.input, operationName: inner.operationName });
}

async function untilNextStep(startedAtMs: number): Promise<void> {
  await sleep(STEP_MS - ((performance.now() - startedAtMs) % STEP_MS));
}
