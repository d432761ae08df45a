import type { ReactNode } from "react";
import { signOut, switchAccount } from "@/app/(portal)/user/account-actions";
import { pictureOf } from "@/app/(portal)/user/account-page";
import { portalFrame } from "@/app/frame";
import { Account } from "@/components/layout/account";
import type { Person } from "@/components/layout/account-menu";
import { key, user, users, webhook } from "@/components/ui/icons";
import type { AdministratorContext } from "@/lib/http/page";
import { signedInAccounts, type SignedInAccount } from "@/lib/http/signed-in-accounts";
import { getTranslator } from "@/lib/i18n/translator";

type Place = "/dashboard" | "/dashboard/keys" | "/dashboard/webhooks";

/** What surrounds every page of the dashboard: its places, and which administrator is signed in. */
export async function DashboardPage({ ctx, place = "/dashboard", heading, intro, children }: { ctx: AdministratorContext; place?: Place; heading: string; intro?: ReactNode; children: ReactNode }) {
  const [frame, accounts] = await Promise.all([portalFrame(), signedInAccounts(ctx)]);
  const t = getTranslator(ctx.request.locale, "dashboard");
  const [person, ...others] = accounts.map(personOf);
  if (!person) throw new Error("A page of the dashboard is drawn for somebody who is signed in.");
  return (
    <Account
      frame={frame}
      places={[
        { href: "/dashboard", label: t("places.users"), shape: users },
        { href: "/dashboard/keys", label: t("places.keys"), shape: key },
        { href: "/dashboard/webhooks", label: t("places.webhooks"), shape: webhook },
        { href: "/user", label: t("places.account"), shape: user },
      ]}
      current={place}
      person={person}
      others={others}
      actions={{ signOut, switchAccount, addAccountHref: ctx.settings.sessions.single_session_mode ? null : "/sign-in?add_account=true" }}
      heading={heading}
      intro={intro}
      density="compact"
    >
      {children}
    </Account>
  );
}

function personOf({ session_id, user: { name, identifier, ...picture } }: SignedInAccount): Person {
  return { sessionId: session_id, name, identifier: identifier ?? name, imageUrl: pictureOf(picture) };
}
