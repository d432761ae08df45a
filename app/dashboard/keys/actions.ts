"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { administratorAction } from "@/lib/http/action";
import { createSecretKey } from "@/lib/resources/secret-keys/create";
import { revokeSecretKey } from "@/lib/resources/secret-keys/revoke";
import { rotateSigningKey } from "@/lib/tokens/rotate";

/** Make a secret key; the form shows it, this once. */
export const createKey = administratorAction({ input: createSecretKey.input }, async (ctx, input) => {
  const { secret } = await createSecretKey(ctx, input);
  return { values: { secret } };
});

/** Revoke a secret key. */
export const revokeKey = administratorAction({ input: revokeSecretKey.input }, async (ctx, input) => {
  await revokeSecretKey(ctx, input);
  redirect("/dashboard/keys");
});

/** Give the tokens a new signing key, in time or at once. */
export const replaceSigningKey = administratorAction({ input: z.object({ immediately: z.literal("true").optional() }) }, async (ctx, { immediately }) => {
  await rotateSigningKey(ctx, { immediately: immediately === "true" });
  redirect("/dashboard/keys");
});
