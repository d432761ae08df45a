"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/http/action";
import { requireUser } from "@/lib/policy";
import { revokeOtherSessions, revokeSession } from "@/lib/resources/sessions/revoke";
import { donePath } from "../done";

/** Sign one device out. */
export const signOutDevice = action({ input: z.object({ session_id: z.string() }) }, async (ctx, input) => {
  await revokeSession(ctx, input);
  redirect(donePath("/user/sessions", "device_signed_out"));
});

/** Sign out all devices but this one. */
export const signOutOthers = action({ input: z.object({}) }, async (ctx) => {
  const { revoked } = await revokeOtherSessions(ctx, { user_id: requireUser(ctx).userId });
  redirect(donePath("/user/sessions", revoked > 0 ? "others_signed_out" : "no_others"));
});
