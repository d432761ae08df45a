"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ApiError } from "@/lib/errors";
import { attemptVerification } from "@/lib/flows/verification/attempt";
import { prepareVerification } from "@/lib/flows/verification/prepare";
import { action } from "@/lib/http/action";
import { requireUser } from "@/lib/policy";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { deleteEmailAddress } from "@/lib/resources/email-addresses/delete";
import { setPrimaryEmailAddress } from "@/lib/resources/email-addresses/set-primary";
import { donePath } from "../done";
import { sendsLinksOnly } from "./strategy";

const named = z.object({ email_address_id: z.string() });
const verifyPath = (id: string) => `/user/email-addresses/${encodeURIComponent(id)}/verify`;
const strategyOf = (settings: Parameters<typeof sendsLinksOnly>[0]) => (sendsLinksOnly(settings) ? "email_link" : "email_code");

/** Add an address and send the code that proves it. When nothing can be sent just now, the next page offers it again. */
export const addEmailAddress = action({ input: z.object({ email_address: z.string() }) }, async (ctx, { email_address }) => {
  const { id } = await createEmailAddress(ctx, { user_id: requireUser(ctx).userId, email_address });
  try {
    await prepareVerification(ctx, { email_address_id: id, strategy: strategyOf(ctx.settings) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  redirect(verifyPath(id));
});

/** Send the code or link once more. */
export const sendEmailCode = action({ input: named }, async (ctx, input) => {
  await prepareVerification(ctx, { ...input, strategy: strategyOf(ctx.settings) });
  redirect(donePath(verifyPath(input.email_address_id), "code_sent"));
});

/** Try the code. */
export const verifyEmailAddress = action({ input: named.extend({ code: z.string() }), secrets: ["code"] }, async (ctx, { email_address_id, code }) => {
  await attemptVerification(ctx, { email_address_id, code: code.replace(/[\s-]/g, "") });
  redirect(donePath("/user", "email_address_verified"));
});

/** Make a verified address the primary one. */
export const makeEmailAddressPrimary = action({ input: named }, async (ctx, input) => {
  await setPrimaryEmailAddress(ctx, input);
  redirect(donePath("/user", "email_address_made_primary"));
});

/** Remove an address. */
export const removeEmailAddress = action({ input: named }, async (ctx, input) => {
  await deleteEmailAddress(ctx, input);
  redirect(donePath("/user", "email_address_removed"));
});
