import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { portalFrame } from "@/app/frame";
import { isolate } from "@/components/account/isolate";
import { ReverifyFooter } from "@/components/account/reverify-choices";
import { StalePageGuard } from "@/components/account/stale-page-guard";
import { Door } from "@/components/layout/door";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { createReverification } from "@/lib/flows/reverification/create";
import { currentReverification } from "@/lib/flows/reverification/current";
import type { ReverificationView } from "@/lib/flows/reverification/view";
import { pageContext, requireUserContext, type UserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { FRESH_FACTOR_MS } from "@/lib/policy";
import { getUser } from "@/lib/resources/users/get";
import { displayName, identifierOf } from "@/lib/resources/users/names";
import { MINUTE } from "@/lib/time";
import { isFresh } from "../freshness";
import { returnPath } from "../return-to";
import { param, pathWith, type Search } from "../search";
import { FirstStep, firstWayOf, hasPassword } from "./first-step";
import { SecondStep, secondWayOf } from "./second-step";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "account")("reverify.title") };
}

/**
 * Confirm that it is you, then go on with what was interrupted (`?return_to=`). `?step=code` is for the code that was sent,
 * `?step=backup_code` for a backup code.
 */
export default async function ReverifyPage({ searchParams }: Props) {
  const search = await searchParams;
  const returnTo = returnPath(param(search, "return_to"));
  const ctx = await requireUserContext(returnTo);
  if (isFresh(ctx)) redirect(returnTo);
  const view = await waitingReverification(ctx);
  const t = getTranslator(ctx.request.locale, "account");
  const [frame, user] = await Promise.all([portalFrame(), getUser(ctx, { user_id: ctx.actor.userId })]);
  const hidden = { reverification_id: view.id, return_to: returnTo };
  const asked = param(search, "step");
  const isSecond = view.status === "needs_second_factor";
  const firstWay = isSecond ? null : firstWayOf(view, asked);
  const secondWay = isSecond ? secondWayOf(view, asked) : null;
  const factors = isSecond ? view.supported_second_factors : view.supported_first_factors;
  const passwordHref = firstWay === "code" && hasPassword(view) ? pathWith("/user/reverify", { return_to: returnTo }) : null;
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
      focusHeading={firstWay === null && secondWay === null}
    >
      <StalePageGuard />
      {factors.length === 0 ? (
        <>
          <Notice tone="caution" live={false}>
            {t("reverify.impossible")}
          </Notice>
          <LinkButton href={pathWith("/sign-out", { redirect_url: returnTo })} wide className="mt-4">
            {t("reverify.sign_out")}
          </LinkButton>
        </>
      ) : isSecond ? (
        <SecondStep ctx={ctx} view={view} way={secondWay} hidden={hidden} />
      ) : (
        <FirstStep ctx={ctx} view={view} way={firstWay} hidden={hidden} identifier={identifierOf(user) ?? ""} />
      )}
    </Door>
  );
}

/**
 * The one that is under way, or a new one. Opening this page twice must not throw away a code that was sent. Whoever has a
 * second factor is asked for that one: the first would not be enough.
 */
async function waitingReverification(ctx: UserContext): Promise<ReverificationView> {
  const current = await currentReverification(ctx, {});
  const isWaiting = current?.status === "needs_first_factor" || current?.status === "needs_second_factor";
  const isEnough = ctx.actor.secondFactorSince === null || current?.level !== "first_factor";
  return current && isWaiting && isEnough ? current : createReverification(ctx, { level: "second_factor" });
}

/** Where "Cancel" leads: the page that asked, with nothing open. */
function withoutEdit(returnTo: string): string {
  return new URL(returnTo, "http://portal.invalid").pathname;
}
