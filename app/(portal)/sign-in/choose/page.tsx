import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { doorPage, titled } from "@/app/(portal)/_door/page";
import { askedRedirect, destination } from "@/app/(portal)/_door/redirect";
import { RefusedNotice } from "@/app/(portal)/_door/refused-notice";
import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { pathWith, type Search } from "@/app/(portal)/user/search";
import { ChoiceButton, ChoiceFace, ChoiceLink, ChoiceList } from "@/components/door/choice-list";
import { HiddenValues } from "@/components/door/hidden-values";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { Door } from "@/components/layout/door";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { plus } from "@/components/ui/icons";
import { TextLink } from "@/components/ui/text-link";
import { signedInAccounts } from "@/lib/http/signed-in-accounts";
import { chooseAccount } from "../actions";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("choose.heading"));

/** Several people may be signed in on one browser: one of them goes on, or somebody else signs in. */
export default async function ChoosePage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ ctx, frame, t }, search] = await Promise.all([doorPage(), searchParams]);
  const [asked, accounts] = await Promise.all([askedRedirect(ctx, search, "sign_in"), signedInAccounts(ctx)]);
  const redirect_url = asked.value ?? undefined;
  if (accounts.length === 0) redirect(pathWith("/sign-in", { redirect_url: asked.raw ?? undefined }));
  if (ctx.settings.sessions.single_session_mode) redirect(await destination(ctx, asked.raw, "sign_in"));

  return (
    <Door
      frame={frame}
      heading={t("choose.heading")}
      intro={<p>{t("choose.intro")}</p>}
      focusHeading
      footer={
        <p>
          <TextLink quiet href="/sign-out">
            {t("choose.sign_out")}
          </TextLink>
        </p>
      }
    >
      {asked.refused ? <RefusedNotice t={t} /> : null}
      <ChoiceList label={t("choose.list")}>
        {accounts.map(({ session_id, user }) => (
          <li key={session_id}>
            <Form action={chooseAccount} id={session_id} className="flex flex-col">
              <FormErrors />
              <HiddenValues values={{ session_id, redirect_url }} />
              <ChoiceButton>
                <ChoiceFace
                  face={<Avatar name={user.name} imageUrl={user.image_url} />}
                  title={writtenIdentifier(user.name)}
                  detail={user.identifier === user.name ? null : user.identifier && writtenIdentifier(user.identifier)}
                />
              </ChoiceButton>
            </Form>
          </li>
        ))}
        <li>
          <ChoiceLink href={pathWith("/sign-in", { redirect_url, add_account: "true" })}>
            <ChoiceFace
              face={
                <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-sunken text-ink-quiet">
                  <Icon shape={plus} />
                </span>
              }
              title={t("choose.add")}
            />
          </ChoiceLink>
        </li>
      </ChoiceList>
    </Door>
  );
}
