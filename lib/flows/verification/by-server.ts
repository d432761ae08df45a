import { z } from "zod";
import type { Context } from "@/lib/context";
import { apiError } from "@/lib/errors";
import type { Verification } from "@/lib/generated/prisma/client";
import { serializeVerification, verificationJson } from "@/lib/resources/verifications/serializer";
import { strategyFor } from "@/lib/strategies";
import type { Strategy } from "@/lib/strategies/strategy";
import { findIdentification, type Identification } from "./target";

/** What a code that a server sends and checks belongs to: nothing but the verification itself. */
export const SUBJECT_TYPE = "identification";

/** The address or number whose owner a server wants to know, by its id. */
export const targetInput = z.strictObject({ email_address_id: z.string().optional(), phone_number_id: z.string().optional() });

/** A proof on its own, which servers name by its id; times in milliseconds. */
export const serverVerificationJson = verificationJson.pick({ object: true, status: true, strategy: true, attempts: true, expire_at: true, channel: true }).extend({ id: z.string() });

export function serializeServerVerification(row: Verification, now: Date): z.infer<typeof serverVerificationJson> {
  const { object, status, strategy, attempts, expire_at, channel } = serializeVerification(row, now);
  return { object, id: row.id, status, strategy, attempts, expire_at, channel };
}

/**
 * @throws resource_not_found 404
 * @throws form_param_value_disabled 400: the instance sends no codes there
 */
export async function targetOf(ctx: Context, input: z.output<typeof targetInput>): Promise<Identification & { by: Strategy }> {
  const found = await findIdentification(ctx, input);
  if (!found) throw apiError("resource_not_found");
  return { ...found, by: strategyFor(found.kind === "email_address" ? "email_code" : "phone_code", "verification", ctx.settings) };
}
