import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { typedIdentifier } from "@/app/(portal)/_door/cookies";
import { doorPage, titled, type DoorContext } from "@/app/(portal)/_door/page";
import { ParametersBehindHash } from "@/app/(portal)/_door/parameters-behind-hash";
import { askedRedirect, destination } from "@/app/(portal)/_door/redirect";
import { RefusedNotice } from "@/app/(portal)/_door/refused-notice";
import { shownIdentifier, writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { askedTicket } from "@/app/(portal)/_door/ticket";
import { TicketNotice } from "@/app/(portal)/_door/ticket-notice";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { HiddenValues } from "@/components/door/hidden-values";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { readIdentifier } from "@/lib/flows/sign-in/identify";
import { currentSignUp } from "@/lib/flows/sign-up/current";
import { signUp } from "./actions";
import { Closed } from "./closed";
import { invitedForm, signUpForm } from "./form-fields";
import { SignUpFields } from "./sign-up-fields";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("sign_up.heading"));

/** A new account: what the settings require, and nothing more. */
export default async function SignUpPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [door, search] = await Promise.all([doorPage(), searchParams]);
  const { ctx, frame, t } = door;
  const asked = await askedRedirect(ctx, search, "sign_up");
  const redirect_url = asked.value ?? undefined;
  const add_account = param(search, "add_account") === "true" ? "true" : undefined;
  const ticket = await askedTicket(ctx, search);
  const invited = ticket?.about?.kind === "invitation" && !ticket.about.has_account ? ticket.about.email_address : null;
  const signedIn = ctx.actor.type === "user";
  if (signedIn && ctx.settings.sessions.single_session_mode) redirect(await destination(ctx, asked.raw, "sign_up"));
  if (signedIn && !add_account && invited === null) redirect(pathWith("/sign-in/choose", { redirect_url: asked.raw ?? undefined }));
  const signInHref = pathWith("/sign-in", { redirect_url, add_account });
  if (ctx.settings.sign_up.mode !== "public" && invited === null) return <Closed {...door} signInHref={signInHref} ticket={ticket} />;

  const typed = await typedIdentifier();
  const form = invited === null ? signUpForm(ctx.settings, param(search, "with") ?? (typed ? kindOf(ctx, typed) : undefined)) : invitedForm(ctx.settings);
  const known = param(search, "change") === "true" ? await given(ctx) : typed ? { [kindOf(ctx, typed) ?? ""]: typed } : {};

  return (
    <Door
      frame={frame}
      heading={t("sign_up.heading")}
      intro={invited !== null ? <p className="wrap-anywhere">{t("ticket.invitation", { address: shownIdentifier(invited) })}</p> : param(search, "unknown") === "true" && typed ? <p className="wrap-anywhere">{t("sign_up.unknown", { identifier: shownIdentifier(typed) })}</p> : null}
      footer={
        <p>
          {t("sign_up.have_account")} <TextLink href={signInHref}>{t("sign_up.sign_in")}</TextLink>
        </p>
      }
    >
      <ParametersBehindHash />
      {asked.refused ? <RefusedNotice t={t} /> : null}
      <TicketNotice t={t} ticket={ticket} />
      {param(search, "notice") === "over" ? (
        <div className="mb-5">
          <Notice tone="caution">{t("notices.over")}</Notice>
        </div>
      ) : null}
      <Form action={signUp}>
        <FormErrors />
        <HiddenValues values={{ redirect_url, ticket: invited === null ? undefined : ticket?.value }} />
        <SignUpFields t={t} settings={ctx.settings} fields={form.fields} known={known} withLegal={ctx.settings.sign_up.legal_consent_enabled} />
        <SubmitButton>{t("sign_up.submit")}</SubmitButton>
      </Form>
      {form.alternatives.length > 0 ? (
        <ul role="list" className="mt-4 flex flex-col gap-2">
          {form.alternatives.map((identifier) => (
            <li key={identifier}>
              <TextLink href={pathWith("/sign-up", { redirect_url, add_account, with: identifier })}>{t(`sign_up.instead.${identifier}`)}</TextLink>
            </li>
          ))}
        </ul>
      ) : null}
    </Door>
  );
}

/** What kind of identifier somebody typed on the sign-in page. */
function kindOf(ctx: DoorContext, typed: string): string | undefined {
  return readIdentifier(typed, ctx.settings)[0]?.type;
}

/** What was given to the sign-up that is under way, to be changed; a password is never shown again. */
async function given(ctx: DoorContext) {
  const view = await currentSignUp(ctx, {});
  if (view?.status !== "missing_requirements") return {};
  const { email_address, phone_number, username, first_name, last_name } = view;
  const values = { email_address, phone_number: phone_number && writtenIdentifier(phone_number), username, first_name, last_name };
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
}
