"use server";

import { redirect } from "next/navigation";
import { rememberSignIn } from "@/app/(portal)/_door/cookies";
import { destination } from "@/app/(portal)/_door/redirect";
import { pathOfSignIn } from "@/app/(portal)/sign-in/path";
import { pathOfSignUp } from "@/app/(portal)/sign-up/path";
import { donePath } from "@/app/(portal)/user/done";
import { currentSignIn } from "@/lib/flows/sign-in/current";
import { currentSignUp } from "@/lib/flows/sign-up/current";
import { confirmVerificationLink } from "@/lib/flows/verification-link/confirm";
import { openVerificationLink } from "@/lib/flows/verification-link/open";
import { action } from "@/lib/http/action";

/**
 * Use a mailed link, once. In the browser that asked it goes on; in another one the person is sent back there. The app that
 * asked for the link hears how it turned out.
 */
export const confirmLink = action({ input: confirmVerificationLink.input }, async (ctx, input) => {
  const { same_client } = await openVerificationLink(ctx, input);
  const { purpose, created_session_id, redirect_url, return_url } = await confirmVerificationLink(ctx, input);
  if (return_url !== null) redirect(return_url);
  if (purpose === "email_address") redirect(ctx.actor.type === "user" ? donePath("/user", "email_address_verified") : "/verify/confirmed?purpose=email_address");
  if (created_session_id !== null) {
    await rememberSignIn("email_link");
    redirect(await destination(ctx, redirect_url, purpose));
  }
  if (!same_client) redirect(`/verify/confirmed?purpose=${purpose}`);
  redirect(purpose === "sign_in" ? pathOfSignIn(await currentSignIn(ctx, {})) : pathOfSignUp(await currentSignUp(ctx, {})));
});
