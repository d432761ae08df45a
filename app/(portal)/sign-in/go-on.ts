import { redirect } from "next/navigation";
import { lastMethod, rememberSignIn } from "@/app/(portal)/_door/cookies";
import { destination } from "@/app/(portal)/_door/redirect";
import type { Context } from "@/lib/context";
import { ApiError } from "@/lib/errors";
import { prepareFirstFactor } from "@/lib/flows/sign-in/prepare-first-factor";
import { prepareSecondFactor } from "@/lib/flows/sign-in/prepare-second-factor";
import type { SignInView } from "@/lib/flows/sign-in/view";
import { methodsOf } from "./methods";
import { pathOfSignIn, type SignInPage } from "./path";

/**
 * Go to the next page of the sign-in; when it is complete, on to the app. Does not return.
 *
 * @param page the one that is wanted, where it fits
 */
export async function goOn(ctx: Context, view: SignInView, strategy: string | null, page?: SignInPage): Promise<never> {
  if (view.created_session_id === null) redirect(pathOfSignIn(await withTextedCode(ctx, view), page));
  await rememberSignIn(strategy);
  redirect(await destination(ctx, view.redirect_url, "sign_in"));
}

/**
 * Go on once the account is named: to the password, to the choice where this browser last used something else, or, where
 * there is one way only, straight to its code. Does not return.
 *
 * @throws verification_code_too_many_requests 429
 */
export async function beginFirstFactor(ctx: Context, view: SignInView): Promise<never> {
  const methods = methodsOf(view.supported_first_factors, await lastMethod());
  const [first, ...others] = methods;
  if (view.status !== "needs_first_factor" || !first) return goOn(ctx, view, null);
  if (first.lastUsed && first.kind !== "password") redirect("/sign-in/methods");
  if (others.length > 0 || first.kind === "password") return goOn(ctx, view, null);
  return goOn(ctx, await prepareFirstFactor(ctx, { sign_in_id: view.id, strategy: first.strategy }), null);
}

/** Where a texted code is the natural second factor and can go to one number only, it is sent without being asked for. */
async function withTextedCode(ctx: Context, view: SignInView): Promise<SignInView> {
  const factors = view.supported_second_factors ?? [];
  const isDue = view.status === "needs_second_factor" && view.second_factor_verification === null;
  if (!isDue || factors.some(({ strategy }) => strategy === "totp") || factors.filter(({ strategy }) => strategy === "phone_code").length !== 1) return view;
  try {
    return await prepareSecondFactor(ctx, { sign_in_id: view.id, strategy: "phone_code" });
  } catch (error) {
    // Too many codes: the page of the choice is there for all the others.
    if (error instanceof ApiError) return view;
    throw error;
  }
}

/**
 * Do a step of a sign-in. When the sign-in is gone, or somewhere else by now (a second tab, a second press), the page is
 * asked for anew, which leads to where it stands.
 */
export async function step(page: SignInPage, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof ApiError && (error.has("client_state_invalid") || error.has("resource_not_found"))) redirect(page);
    throw error;
  }
}
