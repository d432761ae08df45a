"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { destination } from "@/app/(portal)/_door/redirect";
import { ApiError } from "@/lib/errors";
import { attemptFirstFactor } from "@/lib/flows/sign-in/attempt-first-factor";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { finishSignIn } from "@/lib/flows/sign-in/finish";
import { prepareFirstFactor } from "@/lib/flows/sign-in/prepare-first-factor";
import { resetPassword } from "@/lib/flows/sign-in/reset-password";
import { signInWithTicket } from "@/lib/flows/tickets/sign-in";
import { action } from "@/lib/http/action";
import { getTranslator } from "@/lib/i18n/translator";
import { activateSession } from "@/lib/resources/sessions/activate";
import { beginFirstFactor, goOn, step } from "./go-on";
import { unlessElsewhere } from "./elsewhere";

/** Who signs in. A browser may have filled in the password as well: then it is tried at once. */
export const identify = action(
  { input: createSignIn.input.pick({ identifier: true, password: true, redirect_url: true }).required({ identifier: true }), secrets: ["password"] },
  async (ctx, input) => {
    await unlessElsewhere(ctx, input, async () => {
      const view = await createSignIn(ctx, input);
      if (view.created_session_id !== null) await goOn(ctx, view, "password");
      await beginFirstFactor(ctx, view);
    });
  },
);

/** Sign in by the link of a ticket: its page has said as whom. */
export const signInByTicket = action({ input: signInWithTicket.input.pick({ ticket: true, redirect_url: true }) }, async (ctx, input) => {
  await unlessElsewhere(ctx, input, async () => goOn(ctx, await signInWithTicket(ctx, input), null));
});

export const enterPassword = action({ input: attemptFirstFactor.input.pick({ sign_in_id: true, password: true }).required({ password: true }), secrets: ["password"] }, async (ctx, input) => {
  await step("/sign-in/password", async () => goOn(ctx, await attemptFirstFactor(ctx, { ...input, strategy: "password" }), "password"));
});

/** Send a code or link: the first one, where the person chose a way, or another one. */
export const chooseMethod = action({ input: prepareFirstFactor.input.omit({ redirect_url: true }) }, async (ctx, input) => {
  await step("/sign-in/methods", async () => goOn(ctx, await prepareFirstFactor(ctx, input), null));
});

export const sendResetCode = action({ input: prepareFirstFactor.input.omit({ redirect_url: true }) }, async (ctx, input) => {
  await step("/sign-in/forgot", async () => goOn(ctx, await prepareFirstFactor(ctx, input), null));
});

/** The same again, on the page that waits for it. */
export const resend = action({ input: prepareFirstFactor.input.omit({ redirect_url: true }) }, async (ctx, input) => {
  await step("/sign-in/methods", async () => void (await prepareFirstFactor(ctx, input)));
  refresh();
  return { notice: getTranslator(ctx.request.locale, "door")(input.strategy === "email_link" ? "code.resent_link" : "code.resent") };
});

export const enterCode = action({ input: attemptFirstFactor.input.pick({ sign_in_id: true, strategy: true, code: true }).required({ code: true }) }, async (ctx, input) => {
  try {
    await step(input.strategy.startsWith("reset_password") ? "/sign-in/forgot/code" : "/sign-in/code", async () => goOn(ctx, await attemptFirstFactor(ctx, input), input.strategy));
  } catch (error) {
    // One try too many, or too late: the page then offers a new code instead.
    if (error instanceof ApiError) refresh();
    throw error;
  }
});

export const setNewPassword = action({ input: resetPassword.input, secrets: ["password"] }, async (ctx, input) => {
  await step("/sign-in/new-password", async () => goOn(ctx, await resetPassword(ctx, input), "password"));
});

/** The link was opened in another browser; this one goes on. */
export const finish = action({ input: finishSignIn.input }, async (ctx, input) => {
  await step("/sign-in/link-sent", async () => goOn(ctx, await finishSignIn(ctx, input), "email_link"));
});

/** Go on as somebody who is signed in on this browser already. */
export const chooseAccount = action({ input: z.strictObject({ session_id: z.string(), redirect_url: z.string().max(2048).optional() }) }, async (ctx, input) => {
  try {
    await activateSession(ctx, { session_id: input.session_id });
  } catch (error) {
    // That account was signed out meanwhile; the page shows who is left.
    if (!(error instanceof ApiError)) throw error;
    redirect("/sign-in");
  }
  redirect(await destination(ctx, input.redirect_url, "sign_in"));
});
