import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { linkToken } from "@/lib/http/link-token";
import { doorPage, titled, type DoorPage } from "@/app/(portal)/_door/page";
import { shownIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { param, type Search } from "@/app/(portal)/user/search";
import { FactList } from "@/components/door/fact-list";
import { HiddenValues } from "@/components/door/hidden-values";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { openVerificationLink, type VerificationLinkView } from "@/lib/flows/verification-link/open";
import { confirmLink } from "./actions";
import { requestFacts } from "./request-facts";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("link.heading.email_address"));

/** Where a mailed link leads. Looking changes nothing: the button does, so that no scanner of mails uses the link up. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [door, search] = await Promise.all([doorPage(), searchParams]);
  const token = linkToken(param(search, "token"));
  const link = await openVerificationLink(door.ctx, { token });
  if (link.return_url !== null) redirect(link.return_url);
  if (link.status !== "ready") return <Dead {...door} status={link.status} link={link} />;
  const otherBrowser = link.purpose !== "email_address" && !link.same_client;
  if (otherBrowser && door.ctx.settings.attack_protection.email_link.require_same_client) return <OtherBrowserOnly {...door} />;
  return <Ask {...door} link={link} token={token} otherBrowser={otherBrowser} />;
}

function Ask({ frame, t, link, token, otherBrowser }: DoorPage & { link: VerificationLinkView; token: string; otherBrowser: boolean }) {
  return (
    <Door frame={frame} heading={t(`link.heading.${link.purpose}`)} intro={<p className="wrap-anywhere">{t(`link.asked.${link.purpose}`, { identifier: shownIdentifier(link.safe_identifier) })}</p>} focusHeading>
      <div className="flex flex-col gap-5">
        <FactList label={t("link.facts")} facts={requestFacts(t, frame.formattingTag, link.requested_from)} />
        {otherBrowser ? (
          <Notice tone="caution" live={false}>
            {t("link.other_browser")}
          </Notice>
        ) : null}
        <Form action={confirmLink}>
          <FormErrors />
          <HiddenValues values={{ token }} />
          <SubmitButton>{t(`link.confirm.${link.purpose}`)}</SubmitButton>
        </Form>
        <p className="text-ink-quiet">{t("link.not_you")}</p>
      </div>
    </Door>
  );
}

/** An expired, used or mistyped link: what happened, and one way on. */
function Dead({ frame, t, status, link }: DoorPage & { status: "expired" | "used" | "invalid"; link: VerificationLinkView }) {
  const goesOn = link.same_client && status !== "invalid";
  const href = link.purpose === "email_address" ? "/user" : link.purpose === "sign_up" ? "/sign-up/verify-email" : "/sign-in/methods";
  return (
    <Door frame={frame} heading={t(`link.${status}_heading`)} intro={<p>{t(`link.${status}`)}</p>} focusHeading>
      <LinkButton wide variant="primary" href={goesOn || link.purpose === "email_address" ? href : "/sign-in"}>
        {t(goesOn ? "link.go_on" : "link.to_sign_in")}
      </LinkButton>
    </Door>
  );
}

function OtherBrowserOnly({ frame, t }: DoorPage) {
  return (
    <Door frame={frame} heading={t("link.same_browser_title")} intro={<p>{t("link.same_browser")}</p>} focusHeading>
      <LinkButton wide href="/sign-in">
        {t("link.to_sign_in")}
      </LinkButton>
    </Door>
  );
}
