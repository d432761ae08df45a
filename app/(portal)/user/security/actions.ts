"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/http/action";
import { getTranslator } from "@/lib/i18n/translator";
import { requireUser } from "@/lib/policy";
import { endSession } from "@/lib/resources/sessions/end";
import { revokeOtherSessions } from "@/lib/resources/sessions/revoke";
import { changePassword } from "@/lib/resources/users/change-password";
import { deleteUser } from "@/lib/resources/users/delete";
import { getUser } from "@/lib/resources/users/get";
import { donePath } from "../done";
import { confirmationWord, isConfirmed } from "./confirmation-word";

const ticked = z
  .literal("true")
  .optional()
  .transform((value) => value === "true");

/** Set the first password, or change it. */
export const savePassword = action(
  {
    input: z.object({ current_password: z.string().optional(), new_password: z.string(), sign_out_of_other_sessions: ticked }),
    secrets: ["current_password", "new_password"],
  },
  async (ctx, { current_password, new_password, sign_out_of_other_sessions }) => {
    await changePassword(ctx, {
      user_id: requireUser(ctx).userId,
      ...(current_password === undefined ? {} : { current_password }),
      new_password,
      sign_out_of_other_sessions,
    });
    redirect(donePath("/user/security", sign_out_of_other_sessions ? "password_changed_others_signed_out" : "password_changed"));
  },
);

/** Sign out on every device, this one last. */
export const signOutEverywhere = action({ input: z.object({}) }, async (ctx) => {
  const { userId, sessionId } = requireUser(ctx);
  await revokeOtherSessions(ctx, { user_id: userId });
  await endSession(ctx, { session_id: sessionId });
  redirect("/sign-in");
});

/** Delete the account, once the person has typed who they are. */
export const deleteAccount = action({ input: z.object({ confirmation: z.string() }) }, async (ctx, { confirmation }) => {
  const { userId } = requireUser(ctx);
  const t = getTranslator(ctx.request.locale, "security");
  const word = confirmationWord(await getUser(ctx, { user_id: userId }), t);
  if (!isConfirmed(confirmation, word)) {
    const message = t("delete.mismatch", { word });
    return { status: "error", values: { confirmation }, errors: [{ code: "form_param_value_invalid", param_name: "confirmation", message }] };
  }
  await deleteUser(ctx, { user_id: userId });
  redirect("/user/deleted");
});
