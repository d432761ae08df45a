import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import { clientSessionJson, serializeClient } from "@/lib/flows/client/serializer";
import { factorJson } from "@/lib/flows/sign-in/serializer";
import { wireVerification, wireVerificationJson } from "@/lib/flows/verification/wire";
import { requireUser } from "@/lib/policy";
import type { ReverificationView } from "./view";

export const sessionReverificationJson = z.object({
  object: z.literal("session_reverification"),
  id: z.string(),
  level: z.enum(["first_factor", "second_factor", "multi_factor"]),
  status: z.enum(["needs_first_factor", "needs_second_factor", "complete", "abandoned"]),
  supported_first_factors: z.array(factorJson).nullable(),
  supported_second_factors: z.array(factorJson).nullable(),
  first_factor_verification: wireVerificationJson.nullable(),
  second_factor_verification: wireVerificationJson.nullable(),
  session: clientSessionJson,
});

/** A reverification as the Frontend API shows it, with its session as it is now: its token tells the new age of the factors. */
export async function serializeReverification(ctx: Context, view: ReverificationView): Promise<z.input<typeof sessionReverificationJson>> {
  const { sessionId } = requireUser(ctx);
  const session = (await serializeClient(ctx))?.sessions.find((one) => one.id === sessionId);
  if (!session) throw apiError("signed_out");
  const { first_factor_verification: first, second_factor_verification: second } = view;
  return {
    object: "session_reverification",
    id: view.id,
    level: view.level,
    status: view.status,
    supported_first_factors: view.supported_first_factors,
    supported_second_factors: view.supported_second_factors,
    first_factor_verification: first && wireVerification(first),
    second_factor_verification: second && wireVerification(second),
    session,
  };
}
