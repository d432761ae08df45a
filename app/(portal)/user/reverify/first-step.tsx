import { CodeForm, ResendForm } from "@/components/account/code-form";
import { isolate } from "@/components/account/isolate";
import { ReverifyTargets, ReverifyWithPassword, type CodeTarget } from "@/components/account/reverify-choices";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { ReverificationView } from "@/lib/flows/reverification/view";
import type { UserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { SECOND } from "@/lib/time";
import { confirmWithCode, confirmWithPassword, sendConfirmationCode } from "./actions";

export type FirstWay = "password" | "code";

type Props = { ctx: UserContext; view: ReverificationView; way: FirstWay | null; hidden: { reverification_id: string; return_to: string }; identifier: string };

/** The way in which the first factor is asked for: the code that was sent where the address names it, else the password. Null for a choice. */
export function firstWayOf(view: ReverificationView, asked: string | undefined): FirstWay | null {
  if (asked === "code" && sentCode(view) !== null) return "code";
  return hasPassword(view) ? "password" : null;
}

export function hasPassword({ supported_first_factors }: ReverificationView): boolean {
  return supported_first_factors.some(({ strategy }) => strategy === "password");
}

/** Whoever has no second factor confirms with the first: by the password, or by a code. */
export function FirstStep({ ctx, view, way, hidden, identifier }: Props) {
  const t = getTranslator(ctx.request.locale, "account");
  const targets = targetsOf(view);
  if (way === "code") return <CodeStep ctx={ctx} view={view} hidden={hidden} />;
  if (way === null) return <ReverifyTargets t={t} action={sendConfirmationCode} hidden={hidden} targets={targets} prominent />;
  return (
    <>
      <ReverifyWithPassword t={t} action={confirmWithPassword} hidden={hidden} identifier={identifier} />
      {targets.length > 0 ? (
        <div className="mt-5">
          <Disclosure summary={t("reverify.other_ways")}>
            <ReverifyTargets t={t} action={sendConfirmationCode} hidden={hidden} targets={targets} prominent={false} />
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}

function CodeStep({ ctx, view, hidden }: Pick<Props, "ctx" | "view" | "hidden">) {
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

function sentCode({ first_factor_verification: verification }: ReverificationView) {
  return verification && verification.strategy.endsWith("_code") && verification.status !== "verified" ? verification : null;
}

function targetsOf(view: ReverificationView): CodeTarget[] {
  return view.supported_first_factors
    .flatMap((factor): (CodeTarget & { primary: boolean })[] => {
      if ("email_address_id" in factor) return [{ id: factor.email_address_id, kind: "email_address", safeIdentifier: factor.safe_identifier, primary: factor.primary }];
      if ("phone_number_id" in factor) return [{ id: factor.phone_number_id, kind: "phone_number", safeIdentifier: factor.safe_identifier, primary: factor.primary }];
      return [];
    })
    .sort((a, b) => Number(b.primary) - Number(a.primary));
}
