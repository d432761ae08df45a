import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { typedIdentifier } from "@/app/(portal)/_door/cookies";
import { doorPage, titled, type DoorPage } from "@/app/(portal)/_door/page";
import { ParametersBehindHash } from "@/app/(portal)/_door/parameters-behind-hash";
import { askedRedirect, destination } from "@/app/(portal)/_door/redirect";
import { RefusedNotice } from "@/app/(portal)/_door/refused-notice";
import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { askedTicket } from "@/app/(portal)/_door/ticket";
import { TicketNotice } from "@/app/(portal)/_door/ticket-notice";
import { identifierLabel } from "@/app/(portal)/_door/words";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { HiddenValues } from "@/components/door/hidden-values";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { currentSignIn } from "@/lib/flows/sign-in/current";
import { identify } from "./actions";
import { TicketStep } from "./ticket";

export const generateMetadata = (): Promise<Metadata> => titled(({ t, frame }) => t("sign_in.heading", { application: frame.application.name }));

/**
 * Who signs in. Somebody who is signed in on this browser chooses an account first, or goes on at once; whoever comes with the
 * ticket of a link signs in by it.
 */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [door, search] = await Promise.all([doorPage(), searchParams]);
  const { ctx, frame, t } = door;
  const asked = await askedRedirect(ctx, search, "sign_in");
  const ticket = await askedTicket(ctx, search);
  const about = ticket?.about ?? null;
  if (ticket && about && about.kind !== "invitation") return <TicketStep {...door} {...about} ticket={ticket.value} asked={asked} />;
  const invited = about?.kind === "invitation" ? about.email_address : undefined;
  const redirect_url = asked.value ?? undefined;
  const signedIn = ctx.actor.type === "user";
  const adding = param(search, "add_account") === "true";
  if (signedIn && ctx.settings.sessions.single_session_mode) redirect(await destination(ctx, asked.raw, "sign_in"));
  if (signedIn && !adding) redirect(pathWith("/sign-in/choose", { redirect_url: asked.raw ?? undefined }));
  const publicSignUp = ctx.settings.sign_up.mode === "public";

  return (
    <Door
      frame={frame}
      heading={t("sign_in.heading", { application: frame.application.name })}
      footer={
        <>
          {publicSignUp ? (
            <p>
              {t("sign_in.no_account")} <TextLink href={pathWith("/sign-up", { redirect_url, add_account: signedIn ? "true" : undefined })}>{t("sign_in.sign_up")}</TextLink>
            </p>
          ) : null}
          {signedIn ? (
            <p>
              <TextLink href={pathWith("/sign-in/choose", { redirect_url })}>{t("sign_in.accounts")}</TextLink>
            </p>
          ) : null}
        </>
      }
    >
      <ParametersBehindHash />
      {asked.refused ? <RefusedNotice t={t} /> : null}
      <TicketNotice t={t} ticket={ticket} />
      <Announcement t={t} notice={param(search, "notice")} />
      <Form action={identify}>
        <FormErrors />
        <HiddenValues values={{ redirect_url }} />
        <Field name="identifier" label={identifierLabel(t, ctx.settings)}>
          <Input type={inputType(ctx.settings)} autoComplete="username webauthn" defaultValue={invited ?? (await knownIdentifier(ctx))} autoFocus required enterKeyHint="next" />
        </Field>
        {ctx.settings.password.mode === "off" ? null : (
          // Password managers fill in the pair at once; people see the field on the next page.
          <input type="password" name="password" autoComplete="current-password" tabIndex={-1} aria-hidden className="sr-only" />
        )}
        <SubmitButton>{t("go_on")}</SubmitButton>
      </Form>
    </Door>
  );
}

function Announcement({ t, notice }: Pick<DoorPage, "t"> & { notice: string | undefined }) {
  if (notice !== "over" && notice !== "signed_out") return null;
  return (
    <div className="mb-5">
      <Notice tone={notice === "over" ? "caution" : "positive"}>{t(`notices.${notice}`)}</Notice>
    </div>
  );
}

/** What was typed before on this way in, so that nobody types it twice. */
async function knownIdentifier(ctx: DoorPage["ctx"]): Promise<string | undefined> {
  const view = await currentSignIn(ctx, {});
  const open = view && view.status !== "complete" && view.status !== "abandoned" ? view.identifier : null;
  const identifier = (await typedIdentifier()) ?? open;
  return identifier === null ? undefined : writtenIdentifier(identifier);
}

function inputType({ email_address, phone_number, username }: DoorPage["ctx"]["settings"]): "email" | "tel" | "text" {
  const [email, phone, name] = [email_address, phone_number, username].map((part) => part.mode !== "off" && part.used_for_sign_in);
  if (email && !phone && !name) return "email";
  return phone && !email && !name ? "tel" : "text";
}
