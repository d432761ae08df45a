"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { attemptReverification } from "@/lib/flows/reverification/attempt-first-factor";
import { prepareReverification } from "@/lib/flows/reverification/prepare-first-factor";
import { action } from "@/lib/http/action";
import { returnPath } from "../return-to";
import { pathWith } from "../search";

const step = z.object({ reverification_id: z.string(), return_to: z.string().optional() });

/** Confirm with the password, then go back to what was interrupted. */
export const confirmWithPassword = action({ input: step.extend({ password: z.string() }), secrets: ["password"] }, async (ctx, { reverification_id, password, return_to }) => {
  await attemptReverification(ctx, { reverification_id, strategy: "password", password });
  redirect(returnPath(return_to));
});

/** Send a code to an address or a number, the first time or once more. */
export const sendConfirmationCode = action(
  { input: step.extend({ email_address_id: z.string().optional(), phone_number_id: z.string().optional() }) },
  async (ctx, { reverification_id, email_address_id, phone_number_id, return_to }) => {
    const strategy = phone_number_id === undefined ? "email_code" : "phone_code";
    await prepareReverification(ctx, { reverification_id, strategy, ...(email_address_id ? { email_address_id } : {}), ...(phone_number_id ? { phone_number_id } : {}) });
    redirect(pathWith("/user/reverify", { return_to: returnPath(return_to), step: "code" }));
  },
);

/** Confirm with the code, then go back to what was interrupted. */
export const confirmWithCode = action(
  { input: step.extend({ strategy: z.enum(["email_code", "phone_code"]), code: z.string() }), secrets: ["code"] },
  async (ctx, { reverification_id, strategy, code, return_to }) => {
    await attemptReverification(ctx, { reverification_id, strategy, code: code.replace(/[\s-]/g, "") });
    redirect(returnPath(return_to));
  },
);
