import { redirect } from "next/navigation";
import { keepTypedIdentifier } from "@/app/(portal)/_door/cookies";
import { destination } from "@/app/(portal)/_door/redirect";
import { signUpForm } from "@/app/(portal)/sign-up/form-fields";
import { pathWith } from "@/app/(portal)/user/search";
import type { Context } from "@/lib/context";
import { ApiError } from "@/lib/errors";
import { readIdentifier } from "@/lib/flows/sign-in/identify";
import { activateSession } from "@/lib/resources/sessions/activate";

type Named = { identifier?: string; redirect_url?: string | undefined };

/**
 * Begin a sign-in; where that shows that the person belongs somewhere else, lead them there: an address that nobody has
 * goes on to sign-up, an account that is signed in here is gone on with, and a wrong password that the browser filled in
 * unseen is asked for in the open.
 */
export async function unlessElsewhere(ctx: Context, named: Named, begin: () => Promise<void>): Promise<void> {
  try {
    await begin();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const [item] = error.errors;
    if (named.identifier !== undefined && error.has("form_identifier_not_found") && goesOnToSignUp(ctx, named.identifier)) {
      await keepTypedIdentifier(named.identifier);
      redirect(pathWith("/sign-up", { redirect_url: named.redirect_url, unknown: "true", add_account: ctx.actor.type === "user" ? "true" : undefined }));
    }
    if (item?.code === "identifier_already_signed_in" && typeof item.meta.session_id === "string") {
      await activateSession(ctx, { session_id: item.meta.session_id });
      redirect(await destination(ctx, named.redirect_url, "sign_in"));
    }
    if (error.has("form_password_incorrect") || error.has("form_password_or_identifier_incorrect")) redirect("/sign-in/password?notice=saved_wrong");
    throw error;
  }
}

/** Whether sign-up takes what was typed. A mistyped username does not mean that somebody is new. */
function goesOnToSignUp({ settings }: Context, identifier: string): boolean {
  if (!settings.sign_in.sign_up_if_missing || settings.sign_up.mode !== "public") return false;
  const { fields, alternatives } = signUpForm(settings);
  const taken: readonly string[] = [...fields, ...alternatives];
  return readIdentifier(identifier, settings).some(({ type }) => type !== "username" && taken.includes(type));
}
