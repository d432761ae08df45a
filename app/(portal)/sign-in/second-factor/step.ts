import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import type { DoorPage } from "@/app/(portal)/_door/page";
import { pathWith } from "@/app/(portal)/user/search";
import type { SignInView } from "@/lib/flows/sign-in/view";
import type { SignInPage } from "../path";
import { signInStep } from "../step";

/** What the line about who signs in shows; null where a ticket named the person, who typed nothing. */
type Identity = { identifier: string; change: string; changeHref: string } | null;

/** What a page of the second factor begins with. */
export async function secondFactorStep(page: SignInPage): Promise<DoorPage & { view: SignInView; identity: Identity; hasOtherWays: boolean }> {
  const door = await signInStep(page);
  const { view, t, ctx } = door;
  const changeHref = pathWith("/sign-in", { redirect_url: view.redirect_url ?? undefined, add_account: ctx.actor.type === "user" ? "true" : undefined });
  const identity = view.identifier === null ? null : { identifier: writtenIdentifier(view.identifier), change: t("password.change"), changeHref };
  return { ...door, identity, hasOtherWays: (view.supported_second_factors ?? []).length > 1 };
}
