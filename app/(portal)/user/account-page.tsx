import type { ReactNode } from "react";
import { portalFrame } from "@/app/frame";
import { Arrival } from "@/components/account/arrival";
import { StalePageGuard } from "@/components/account/stale-page-guard";
import { Account } from "@/components/layout/account";
import type { Person } from "@/components/layout/account-menu";
import { laptop, shield, user, users } from "@/components/ui/icons";
import { signedInAccounts, type SignedInAccount } from "@/lib/http/signed-in-accounts";
import type { UserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { signOut, switchAccount } from "./account-actions";
import { doneMessage } from "./done";
import type { Search } from "./search";

type PlacePath = "/user" | "/user/security" | "/user/sessions";

/** What surrounds every account page: the places, who is signed in, and a word on what was done before. */
export async function AccountPage({
  ctx,
  place,
  search,
  heading,
  intro,
  children,
}: {
  ctx: UserContext;
  place: PlacePath;
  search: Search;
  heading: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  const [frame, accounts] = await Promise.all([portalFrame(), signedInAccounts(ctx)]);
  const t = getTranslator(ctx.request.locale, "account");
  const [person, ...others] = accounts.map(personOf);
  if (!person) throw new Error("An account page is drawn for somebody who is signed in.");
  return (
    // Another person's page is another page: nothing that was open or typed goes over to it.
    <Account
      key={person.sessionId}
      frame={frame}
      places={[
        { href: "/user", label: t("places.profile"), shape: user },
        { href: "/user/security", label: t("places.security"), shape: shield },
        { href: "/user/sessions", label: t("places.sessions"), shape: laptop },
        ...(ctx.actor.administrator ? [{ href: "/dashboard", label: t("places.dashboard"), shape: users }] : []),
      ]}
      current={place}
      person={person}
      others={others}
      actions={{ signOut, switchAccount, addAccountHref: ctx.settings.sessions.single_session_mode ? null : "/sign-in?add_account=true" }}
      heading={heading}
      intro={intro}
    >
      <StalePageGuard />
      <Arrival message={doneMessage(search, t)} />
      {children}
    </Account>
  );
}

function personOf({ session_id, user }: SignedInAccount): Person {
  return { sessionId: session_id, name: user.name, identifier: user.identifier ?? user.name, imageUrl: pictureOf(user) };
}

/** Where an uploaded picture is, as a path, so that it loads under whichever name the portal was reached. */
export function pictureOf(user: { has_image: boolean; image_url: string }): string | null {
  return user.has_image ? new URL(user.image_url).pathname : null;
}
