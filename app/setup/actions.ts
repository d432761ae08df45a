"use server";

import { redirect } from "next/navigation";
import { ApiError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { redeemSetupLink } from "@/lib/resources/administrators/redeem-setup-link";

/** Become the first administrator, signed in. */
export const becomeAdministrator = action({ input: redeemSetupLink.input, secrets: ["password", "token"] }, async (ctx, input) => {
  try {
    await redeemSetupLink(ctx, input);
  } catch (error) {
    // The link was used or replaced meanwhile; the page says which, and what to do.
    if (error instanceof ApiError && error.has("verification_link_token_invalid")) redirect(`/setup?token=${encodeURIComponent(input.token)}`);
    throw error;
  }
  redirect("/dashboard");
});
