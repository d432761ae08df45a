import type { Clerk } from "./clerk";
import { afterUrl, currentParameters } from "./redirects";
import type { HandleRedirectCallbackParams } from "./types";

/** Go on after a ticket (an invitation, a sign-in token) or another page of the portal led back to the app. */
export async function continueAfterRedirect(clerk: Clerk, params: HandleRedirectCallbackParams, navigate: (to: string) => unknown): Promise<unknown> {
  const { client } = clerk;
  if (!client) return undefined;
  const urls = { ...clerk.options, ...params };
  const parameters = currentParameters();
  const ticket = parameters.get("__clerk_ticket");
  const isSignUp = parameters.get("__clerk_status") === "sign_up";
  const attempt = ticket ? await client[isSignUp ? "signUp" : "signIn"].create({ strategy: "ticket", ticket }) : null;
  const signIn = attempt && !isSignUp ? attempt : client.signIn;
  const signUp = attempt && isSignUp ? attempt : client.signUp;

  const finish = (kind: "signIn" | "signUp", session: string) => clerk.setActive({ session, navigate: () => navigate(clerk.buildUrlWithAuth(afterUrl(kind, urls, clerk.address, parameters))) });
  if (signIn.status === "complete" && signIn.createdSessionId) return finish("signIn", signIn.createdSessionId);
  if (signUp.status === "complete" && signUp.createdSessionId) return finish("signUp", signUp.createdSessionId);
  if (signIn.status === "needs_second_factor" && urls.secondFactorUrl) return navigate(urls.secondFactorUrl);
  if (signUp.status === "missing_requirements") return navigate(urls.continueSignUpUrl ?? urls.signUpUrl ?? clerk.buildSignUpUrl());
  return navigate(urls.signInUrl ?? clerk.buildSignInUrl());
}
