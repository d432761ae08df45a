import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { portalFrame } from "@/app/frame";
import { CodeForm, ResendForm } from "@/components/account/code-form";
import { isolate } from "@/components/account/isolate";
import { ReverifyFooter, ReverifyTargets, ReverifyWithPassword, type CodeTarget } from "@/components/account/reverify-choices";
import { StalePageGuard } from "@/components/account/stale-page-guard";
import { Door } from "@/components/layout/door";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { createReverification } from "@/lib/flows/reverification/create";
import { currentReverification } from "@/lib/flows/reverification/current";
import { pageContext, requireUserContext, type UserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { FRESH_FACTOR_MS } from "@/lib/policy";
import { getUser } from "@/lib/resources/users/get";
import { displayName, identifierOf } from "@/lib/resources/users/names";
import { MINUTE, SECOND } from "@/lib/time";
import { isFresh } from "../freshness";
import { returnPath } from "../return-to";
import { param, pathWith, type Search } from "../search";
import { confirmWithCode, confirmWithPassword, sendConfirmationCode } from "./actions";

type Props = { searchParams: Promise<Search> };
type View = Awaited<ReturnType<typeof createReverification>>;

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "account")("reverify.title") };
}

/** Confirm that it is you, then go on with what was interrupted (`?return_to=`). `?step=code` is for the code that was sent. */
export default async function ReverifyPage({ searchParams }: Props) {
  const search = await searchParams;
  const returnTo = returnPath(param(search, "return_to"));
  const ctx = await requireUserContext(returnTo);
  if (isFresh(ctx)) redirect(returnTo);
  const view = await waitingReverification(ctx);
  const t = getTranslator(ctx.request.locale, "account");
  const [frame, user] = await Promise.all([portalFrame(), getUser(ctx, { user_id: ctx.actor.userId })]);
  const byCode = param(search, "step") === "code" && sentCode(view) !== null;
  const hidden = { reverification_id: view.id, return_to: returnTo };
  const hasPassword = view.supported_first_factors.some((factor) => factor.strategy === "password");
  const targets = targetsOf(view);
  const sections: ReactNode = byCode ? (
    <CodeStep ctx={ctx} view={view} hidden={hidden} />
  ) : hasPassword ? (
    <>
      <ReverifyWithPassword t={t} action={confirmWithPassword} hidden={hidden} identifier={identifierOf(user) ?? ""} />
      {targets.length > 0 ? (
        <div className="mt-5">
          <Disclosure summary={t("reverify.other_ways")}>
            <ReverifyTargets t={t} action={sendConfirmationCode} hidden={hidden} targets={targets} prominent={false} />
          </Disclosure>
        </div>
      ) : null}
    </>
  ) : targets.length > 0 ? (
    <ReverifyTargets t={t} action={sendConfirmationCode} hidden={hidden} targets={targets} prominent />
  ) : (
    <>
      <Notice tone="caution" live={false}>
        {t("reverify.impossible")}
      </Notice>
      <LinkButton href={pathWith("/sign-out", { redirect_url: returnTo })} wide className="mt-4">
        {t("reverify.sign_out")}
      </LinkButton>
    </>
  );
  const passwordHref = byCode && hasPassword ? pathWith("/user/reverify", { return_to: returnTo }) : null;
  return (
    <Door
      frame={frame}
      heading={t("reverify.title")}
      intro={
        <>
          <p>{t("reverify.text", { minutes: FRESH_FACTOR_MS / MINUTE })}</p>
          <p className="mt-2">{t("reverify.signed_in_as", { name: isolate(displayName(user)) })}</p>
        </>
      }
      footer={<ReverifyFooter t={t} cancelHref={withoutEdit(returnTo)} passwordHref={passwordHref} />}
      focusHeading={!byCode && !hasPassword}
    >
      <StalePageGuard />
      {sections}
    </Door>
  );
}

function CodeStep({ ctx, view, hidden }: { ctx: UserContext; view: View; hidden: Record<string, string> }) {
  const t = getTranslator(ctx.request.locale, "account");
  const sent = sentCode(view);
  if (!sent) return null;
  const target = targetsOf(view).find((each) => each.safeIdentifier === sent.safe_identifier);
  const secondsLeft = Math.max(0, Math.ceil(((sent.resend_at ?? 0) - ctx.now().getTime()) / SECOND));
  return (
    <>
      <p className="mb-4">{t("reverify.code_sent", { identifier: isolate(sent.safe_identifier ?? "") })}</p>
      {sent.status === "unverified" ? (
        <CodeForm action={confirmWithCode} hidden={{ ...hidden, strategy: sent.strategy }} label={t("reverify.code")} submit={t("reverify.continue")} />
      ) : (
        <Notice tone="caution" live={false}>
          {t("verify.failed")}
        </Notice>
      )}
      {target ? (
        <ResendForm
          action={sendConfirmationCode}
          hidden={{ ...hidden, [`${target.kind}_id`]: target.id }}
          secondsLeft={secondsLeft}
          words={{ resend: t("verify.resend"), waiting: t("verify.resend_waiting", { time: "{time}" }), ready: t("verify.resend_ready") }}
        />
      ) : null}
    </>
  );
}

/** The one that is under way, or a new one. Opening this page twice must not throw away a code that was sent. */
async function waitingReverification(ctx: UserContext): Promise<View> {
  const current = await currentReverification(ctx, {});
  return current?.status === "needs_first_factor" ? current : createReverification(ctx, {});
}

function sentCode({ first_factor_verification: verification }: View) {
  return verification && verification.strategy.endsWith("_code") && verification.status !== "verified" ? verification : null;
}

function targetsOf(view: View): CodeTarget[] {
  return view.supported_first_factors
    .flatMap((factor): (CodeTarget & { primary: boolean })[] => {
      if ("email_address_id" in factor) return [{ id: factor.email_address_id, kind: "email_address", safeIdentifier: factor.safe_identifier, primary: factor.primary }];
      if ("phone_number_id" in factor) return [{ id: factor.phone_number_id, kind: "phone_number", safeIdentifier: factor.safe_identifier, primary: factor.primary }];
      return [];
    })
    .sort((a, b) => Number(b.primary) - Number(a.primary));
}

/** Where "Cancel" leads: the page that asked, with nothing open. */
function withoutEdit(returnTo: string): string {
  return new URL(returnTo, "http://portal.invalid").pathname;
}
