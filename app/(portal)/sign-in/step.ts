import { redirect } from "next/navigation";
import { destination } from "@/app/(portal)/_door/redirect";
import { doorPage, type DoorPage } from "@/app/(portal)/_door/page";
import { pathWith } from "@/app/(portal)/user/search";
import { currentSignIn } from "@/lib/flows/sign-in/current";
import type { SignInView } from "@/lib/flows/sign-in/view";
import { pathOfSignIn, type SignInPage } from "./path";

/**
 * What a page in the middle of a sign-in begins with. When the state is another one, the person goes to where it stands;
 * once signed in, on to where they wanted to go.
 */
export async function signInStep(page: SignInPage): Promise<DoorPage & { view: SignInView }> {
  const door = await doorPage();
  const view = await currentSignIn(door.ctx, {});
  if (view?.status === "complete" && view.created_session_id !== null && door.ctx.actor.type === "user") redirect(await destination(door.ctx, view.redirect_url, "sign_in"));
  const path = pathOfSignIn(view, page);
  if (view === null || path === "/sign-in") redirect(pathWith("/sign-in", { redirect_url: view?.redirect_url ?? undefined, notice: "over" }));
  if (path !== page) redirect(path);
  return { ...door, view };
}
