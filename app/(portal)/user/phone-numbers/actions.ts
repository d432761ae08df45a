"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ApiError } from "@/lib/errors";
import { attemptVerification } from "@/lib/flows/verification/attempt";
import { prepareVerification } from "@/lib/flows/verification/prepare";
import { action } from "@/lib/http/action";
import { requireUser } from "@/lib/policy";
import { createPhoneNumber } from "@/lib/resources/phone-numbers/create";
import { deletePhoneNumber } from "@/lib/resources/phone-numbers/delete";
import { setPrimaryPhoneNumber } from "@/lib/resources/phone-numbers/set-primary";
import { donePath } from "../done";

const named = z.object({ phone_number_id: z.string() });
const verifyPath = (id: string) => `/user/phone-numbers/${encodeURIComponent(id)}/verify`;

/** Add a number and send the code that proves it. When nothing can be sent just now, the next page offers it again. */
export const addPhoneNumber = action({ input: z.object({ phone_number: z.string() }) }, async (ctx, { phone_number }) => {
  const { id } = await createPhoneNumber(ctx, { user_id: requireUser(ctx).userId, phone_number });
  try {
    await prepareVerification(ctx, { phone_number_id: id, strategy: "phone_code" });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  redirect(verifyPath(id));
});

/** Send the code once more. */
export const sendPhoneCode = action({ input: named }, async (ctx, input) => {
  await prepareVerification(ctx, { ...input, strategy: "phone_code" });
  redirect(donePath(verifyPath(input.phone_number_id), "code_sent"));
});

/** Try the code. */
export const verifyPhoneNumber = action({ input: named.extend({ code: z.string() }), secrets: ["code"] }, async (ctx, { phone_number_id, code }) => {
  await attemptVerification(ctx, { phone_number_id, code: code.replace(/[\s-]/g, "") });
  redirect(donePath("/user", "phone_number_verified"));
});

/** Make a verified number the primary one. */
export const makePhoneNumberPrimary = action({ input: named }, async (ctx, input) => {
  await setPrimaryPhoneNumber(ctx, input);
  redirect(donePath("/user", "phone_number_made_primary"));
});

/** Remove a number. */
export const removePhoneNumber = action({ input: named }, async (ctx, input) => {
  await deletePhoneNumber(ctx, input);
  redirect(donePath("/user", "phone_number_removed"));
});
