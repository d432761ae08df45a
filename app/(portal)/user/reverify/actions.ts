"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { attemptReverification } from "@/lib/flows/reverification/attempt-first-factor";
import { attemptReverificationSecondFactor } from "@/lib/flows/reverification/attempt-second-factor";
import { prepareReverification } from "@/lib/flows/reverification/prepare-first-factor";
import { prepareReverificationSecondFactor } from "@/lib/flows/reverification/prepare-second-factor";
import type { ReverificationView } from "@/lib/flows/reverification/view";
import { action } from "@/lib/http/action";
import { returnPath } from "../return-to";
import { pathWith } from "../search";

const step = z.object({ reverification_id: z.string(), return_to: z.string().optional() });

/** Confirm with the password, then go back to what was interrupted. */
export const confirmWithPassword = action({ input: step.extend({ password: z.string() }), secrets: ["password"] }, async (ctx, { reverification_id, password, return_to }) => {
  goOn(await attemptReverification(ctx, { reverification_id, strategy: "password", password }), return_to);
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
    goOn(await attemptReverification(ctx, { reverification_id, strategy, code: code.replace(/[\s-]/g, "") }), return_to);
  },
);

/** Text a code for the second factor, the first time or once more. */
export const sendSecondFactorCode = action({ input: step.extend({ phone_number_id: z.string() }) }, async (ctx, { reverification_id, phone_number_id, return_to }) => {
  await prepareReverificationSecondFactor(ctx, { reverification_id, strategy: "phone_code", phone_number_id });
  redirect(pathWith("/user/reverify", { return_to: returnPath(return_to), step: "code" }));
});

/** Confirm with the second factor, then go back to what was interrupted. */
export const confirmWithSecondFactor = action(
  { input: step.extend({ strategy: z.enum(["totp", "phone_code", "backup_code"]), code: z.string() }), secrets: ["code"] },
  async (ctx, { reverification_id, strategy, code, return_to }) => {
    goOn(await attemptReverificationSecondFactor(ctx, { reverification_id, strategy, code }), return_to);
  },
);

/** Back to what was interrupted; where the second factor is due as well, on to that. */
function goOn({ status }: ReverificationView, returnTo: string | undefined): never {
  redirect(status === "complete" ? returnPath(returnTo) : pathWith("/user/reverify", { return_to: returnPath(returnTo) }));
}
