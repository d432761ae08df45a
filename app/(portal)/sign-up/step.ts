import { redirect } from "next/navigation";
import { doorPage, type DoorPage } from "@/app/(portal)/_door/page";
import { destination } from "@/app/(portal)/_door/redirect";
import { pathWith } from "@/app/(portal)/user/search";
import { currentSignUp } from "@/lib/flows/sign-up/current";
import type { SignUpView } from "@/lib/flows/sign-up/view";
import { pathOfSignUp, type SignUpPage } from "./path";

/** What a page in the middle of a sign-up begins with; a person whose sign-up stands elsewhere goes there. */
export async function signUpStep(page: SignUpPage): Promise<DoorPage & { view: SignUpView }> {
  const door = await doorPage();
  const view = await currentSignUp(door.ctx, {});
  if (view?.status === "complete" && view.created_session_id !== null && door.ctx.actor.type === "user") redirect(await destination(door.ctx, view.redirect_url, "sign_up"));
  const path = pathOfSignUp(view, page);
  if (view === null || path === "/sign-up") redirect(pathWith("/sign-up", { redirect_url: view?.redirect_url ?? undefined, notice: "over" }));
  if (path !== page) redirect(path);
  return { ...door, view };
}
