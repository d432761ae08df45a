"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/http/action";
import { IDLE } from "@/lib/http/form-state";
import { redirectTarget } from "@/lib/http/redirect-target";
import { activateSession } from "@/lib/resources/sessions/activate";
import { endClientSessions, endSession } from "@/lib/resources/sessions/end";
import { donePath } from "./done";

const switching = action({ input: z.object({ session_id: z.string() }) }, async (ctx, input) => {
  await activateSession(ctx, input);
  redirect(donePath("/user", "account_switched"));
});

const leaving = action({ input: z.object({ session_id: z.string().optional() }) }, async (ctx, { session_id }) => {
  if (session_id === undefined) await endClientSessions(ctx, {});
  else await endSession(ctx, { session_id });
  redirect((await redirectTarget(ctx, null, "sign_out")).url);
});

/** Go on as somebody else who is signed in on this browser. Takes `session_id`. */
export async function switchAccount(formData: FormData): Promise<void> {
  await switching(IDLE, formData);
}

/** Sign one person out of this browser; without a `session_id` everybody. */
export async function signOut(formData: FormData): Promise<void> {
  await leaving(IDLE, formData);
}
