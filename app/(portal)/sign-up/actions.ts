"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { keepTypedIdentifier } from "@/app/(portal)/_door/cookies";
import { ApiError } from "@/lib/errors";
import { attemptSignUpVerification } from "@/lib/flows/sign-up/attempt-verification";
import { createSignUp } from "@/lib/flows/sign-up/create";
import { currentSignUp } from "@/lib/flows/sign-up/current";
import { finishSignUp } from "@/lib/flows/sign-up/finish";
import { prepareSignUpVerification } from "@/lib/flows/sign-up/prepare-verification";
import { updateSignUp } from "@/lib/flows/sign-up/update";
import { action } from "@/lib/http/action";
import { getTranslator } from "@/lib/i18n/translator";
import { assertFilled } from "./filled";
import { goOn, step } from "./go-on";

/** A box that is ticked sends "true"; one that is not, nothing. */
const ticked = z.literal("true").transform(() => true as const).optional();
const fields = { email_address: true, phone_number: true, username: true, password: true, first_name: true, last_name: true } as const;

export const signUp = action({ input: createSignUp.input.pick({ ...fields, redirect_url: true, ticket: true }).extend({ legal_accepted: ticked }), secrets: ["password"] }, async (ctx, input, formData) => {
  assertFilled(formData, ctx.settings.sign_up.legal_consent_enabled);
  try {
    await goOn(ctx, await createSignUp(ctx, input));
  } catch (error) {
    // Who has an account goes on to sign in with what was typed here.
    const taken = error instanceof ApiError && error.errors.find((item) => item.code === "form_identifier_exists")?.meta.param_name;
    const identifier = taken === "email_address" || taken === "phone_number" || taken === "username" ? input[taken] : undefined;
    if (identifier) await keepTypedIdentifier(identifier);
    throw error;
  }
});

export const completeFields = action({ input: updateSignUp.input.pick({ ...fields, sign_up_id: true }).extend({ legal_accepted: ticked }), secrets: ["password"] }, async (ctx, input, formData) => {
  const view = await currentSignUp(ctx, {});
  assertFilled(formData, Boolean(view?.missing_fields.includes("legal_accepted")));
  await step("/sign-up/continue", async () => goOn(ctx, await updateSignUp(ctx, input)));
});

export const enterCode = action({ input: attemptSignUpVerification.input }, async (ctx, input) => {
  try {
    await step(input.strategy === "phone_code" ? "/sign-up/verify-phone" : "/sign-up/verify-email", async () => goOn(ctx, await attemptSignUpVerification(ctx, input)));
  } catch (error) {
    // One try too many, or too late: the page then offers a new code instead.
    if (error instanceof ApiError) refresh();
    throw error;
  }
});

export const resend = action({ input: prepareSignUpVerification.input.omit({ redirect_url: true }) }, async (ctx, input) => {
  await step(input.strategy === "phone_code" ? "/sign-up/verify-phone" : "/sign-up/verify-email", async () => void (await prepareSignUpVerification(ctx, input)));
  refresh();
  return { notice: getTranslator(ctx.request.locale, "door")(input.strategy === "email_link" ? "code.resent_link" : "code.resent") };
});

/** The link was opened in another browser; this one goes on. */
export const finish = action({ input: finishSignUp.input }, async (ctx, input) => {
  await step("/sign-up/verify-email", async () => goOn(ctx, await finishSignUp(ctx, input)));
});
