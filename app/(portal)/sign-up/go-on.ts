import { redirect } from "next/navigation";
import { rememberSignIn } from "@/app/(portal)/_door/cookies";
import { destination } from "@/app/(portal)/_door/redirect";
import type { Context } from "@/lib/context";
import { ApiError } from "@/lib/errors";
import { prepareSignUpVerification } from "@/lib/flows/sign-up/prepare-verification";
import type { SignUpView } from "@/lib/flows/sign-up/view";
import type { Settings } from "@/lib/settings/schema";
import type { StrategyName } from "@/lib/strategies/strategy";
import { pathOfSignUp, type SignUpPage } from "./path";

/** Go to the next page of the sign-up, its code already sent; when it is complete, on to the app. Does not return. */
export async function goOn(ctx: Context, view: SignUpView): Promise<never> {
  if (view.created_session_id !== null) {
    await rememberSignIn(view.has_password ? "password" : null);
    redirect(await destination(ctx, view.redirect_url, "sign_up"));
  }
  const path = pathOfSignUp(view);
  const strategy = verificationStrategy(ctx.settings, path);
  const proof = path === "/sign-up/verify-phone" ? view.verifications.phone_number : view.verifications.email_address;
  if (strategy && view.status === "missing_requirements" && proof?.next_action === "needs_prepare") await sendQuietly(ctx, view.id, strategy);
  redirect(path);
}

/** How a page's address or number is proved: by a code where the instance has codes (a link stands beside it), else by a link. */
export function verificationStrategy({ email_address, phone_number }: Settings, page: SignUpPage): StrategyName | undefined {
  if (page === "/sign-up/verify-phone") return phone_number.strategies[0];
  if (page !== "/sign-up/verify-email") return undefined;
  return email_address.strategies.includes("email_code") ? "email_code" : email_address.strategies[0];
}

/** The page that comes next has a button to send it, for when that fails here. */
async function sendQuietly(ctx: Context, signUpId: string, strategy: StrategyName): Promise<void> {
  try {
    await prepareSignUpVerification(ctx, { sign_up_id: signUpId, strategy });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Do a step of a sign-up. When it is gone, or somewhere else by now, the page is asked for anew. */
export async function step(page: SignUpPage, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof ApiError && (error.has("client_state_invalid") || error.has("resource_not_found"))) redirect(page);
    throw error;
  }
}
