"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { destination } from "@/app/(portal)/_door/redirect";
import { ApiError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { signedInAccounts } from "@/lib/http/signed-in-accounts";
import { endClientSessions, endSession } from "@/lib/resources/sessions/end";

/** Sign one person out of this browser, or, without a session, everybody. Who is signed out already gets where they wanted. */
export const signOut = action({ input: z.strictObject({ session_id: z.string().optional(), redirect_url: z.string().max(2048).optional() }) }, async (ctx, { session_id, redirect_url }) => {
  const others = session_id ? (await signedInAccounts(ctx)).filter((account) => account.session_id !== session_id) : [];
  try {
    await (session_id ? endSession(ctx, { session_id }) : endClientSessions(ctx, {}));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  if (!redirect_url && others.length > 0) redirect("/sign-in/choose");
  const url = await destination(ctx, redirect_url, "sign_out");
  redirect(url === "/sign-in" ? "/sign-in?notice=signed_out" : url);
});
