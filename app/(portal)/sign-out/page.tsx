import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { doorPage, titled } from "@/app/(portal)/_door/page";
import { askedRedirect, destination } from "@/app/(portal)/_door/redirect";
import { RefusedNotice } from "@/app/(portal)/_door/refused-notice";
import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import type { Search } from "@/app/(portal)/user/search";
import { HiddenValues } from "@/components/door/hidden-values";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Avatar } from "@/components/ui/avatar";
import { Row, Rows } from "@/components/ui/rows";
import { TextLink } from "@/components/ui/text-link";
import { signedInAccounts } from "@/lib/http/signed-in-accounts";
import { signOut } from "./actions";

export const generateMetadata = (): Promise<Metadata> => titled(({ t, frame }) => t("sign_out.heading", { application: frame.application.name }));

/** Asks before signing out: a link that somebody else placed must not do it. */
export default async function SignOutPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ ctx, frame, t }, search] = await Promise.all([doorPage(), searchParams]);
  const [asked, accounts] = await Promise.all([askedRedirect(ctx, search, "sign_out"), signedInAccounts(ctx)]);
  if (accounts.length === 0) redirect(await destination(ctx, asked.raw, "sign_out"));
  const several = accounts.length > 1;
  const redirect_url = asked.value;

  return (
    <Door
      frame={frame}
      heading={several ? t("sign_out.heading_several") : t("sign_out.heading", { application: frame.application.name })}
      intro={<p>{t("sign_out.intro")}</p>}
      focusHeading
      footer={
        <p>
          <TextLink quiet href="/user">
            {t("sign_out.stay")}
          </TextLink>
        </p>
      }
    >
      {asked.refused ? <RefusedNotice t={t} /> : null}
      <div className="mb-6">
        <Rows label={t("sign_out.list")}>
          {accounts.map(({ session_id, user }) => (
            <Row
              key={session_id}
              media={<Avatar name={user.name} imageUrl={user.image_url} />}
              title={<bdi className="wrap-anywhere">{writtenIdentifier(user.name)}</bdi>}
              details={user.identifier && user.identifier !== user.name ? <bdi className="wrap-anywhere">{writtenIdentifier(user.identifier)}</bdi> : null}
              action={
                several ? (
                  <Form action={signOut} id={session_id} className="flex flex-col">
                    <HiddenValues values={{ session_id, redirect_url }} />
                    <SubmitButton variant="secondary" size="small" wide={false} aria-label={t("sign_out.sign_out_name", { name: user.name })}>
                      {t("sign_out.submit_one")}
                    </SubmitButton>
                  </Form>
                ) : null
              }
            />
          ))}
        </Rows>
      </div>
      <Form action={signOut} id="all">
        <FormErrors />
        <HiddenValues values={{ redirect_url }} />
        <SubmitButton>{t(several ? "sign_out.submit_all" : "sign_out.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
