import { BackupCodeForm, CodeForm, ResendForm } from "@/components/account/code-form";
import { isolate } from "@/components/account/isolate";
import { ReverifyTargets, ReverifyWays, type CodeTarget } from "@/components/account/reverify-choices";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { ReverificationView } from "@/lib/flows/reverification/view";
import type { UserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { SECOND } from "@/lib/time";
import { pathWith } from "../search";
import { confirmWithSecondFactor, sendSecondFactorCode } from "./actions";

export type SecondWay = "totp" | "phone_code" | "backup_code";

type Props = { ctx: UserContext; view: ReverificationView; way: SecondWay | null; hidden: { reverification_id: string; return_to: string } };

/** The way in which the second factor is asked for: the one that the address names where it fits, else the app. Null for a choice. */
export function secondWayOf(view: ReverificationView, asked: string | undefined): SecondWay | null {
  const has = (strategy: SecondWay) => view.supported_second_factors.some((factor) => factor.strategy === strategy);
  if (asked === "backup_code" && has("backup_code")) return "backup_code";
  if (asked === "code" && view.second_factor_verification?.strategy === "phone_code") return "phone_code";
  return has("totp") ? "totp" : null;
}

/** Whoever has a second factor confirms with it: by the app, a texted code or a backup code. */
export function SecondStep({ ctx, view, way, hidden }: Props) {
  const t = getTranslator(ctx.request.locale, "account");
  const targets = targetsOf(view);
  const links = (["totp", "backup_code"] as const)
    .filter((each) => each !== way && view.supported_second_factors.some(({ strategy }) => strategy === each))
    .map((each) => ({ href: pathWith("/user/reverify", { return_to: hidden.return_to, step: each }), label: t(`reverify.use_${each}`) }));
  const others = (
    <div className="flex flex-col gap-2.5">
      {way === "phone_code" || targets.length === 0 ? null : <ReverifyTargets t={t} action={sendSecondFactorCode} hidden={hidden} targets={targets} prominent={way === null} />}
      <ReverifyWays ways={links} />
    </div>
  );
  if (way === null) return others;
  const hasOthers = links.length > 0 || (way !== "phone_code" && targets.length > 0);
  return (
    <>
      {way === "phone_code" ? <TextedCode ctx={ctx} view={view} hidden={hidden} /> : null}
      {way === "totp" ? (
        <>
          <p className="mb-4">{t("reverify.totp")}</p>
          <CodeForm action={confirmWithSecondFactor} hidden={{ ...hidden, strategy: "totp" }} label={t("reverify.code")} submit={t("reverify.continue")} />
        </>
      ) : null}
      {way === "backup_code" ? (
        <>
          <p className="mb-4">{t("reverify.backup_code")}</p>
          <BackupCodeForm action={confirmWithSecondFactor} hidden={{ ...hidden, strategy: "backup_code" }} label={t("reverify.backup_code_label")} submit={t("reverify.continue")} />
        </>
      ) : null}
      {hasOthers ? (
        <div className="mt-5">
          <Disclosure summary={t("reverify.other_ways")}>{others}</Disclosure>
        </div>
      ) : null}
    </>
  );
}

function TextedCode({ ctx, view, hidden }: Omit<Props, "way">) {
  const t = getTranslator(ctx.request.locale, "account");
  const sent = view.second_factor_verification;
  if (!sent) return null;
  const target = targetsOf(view).find((each) => each.safeIdentifier === sent.safe_identifier);
  const secondsLeft = Math.max(0, Math.ceil(((sent.resend_at ?? 0) - ctx.now().getTime()) / SECOND));
  return (
    <>
      <p className="mb-4">{t("reverify.code_sent", { identifier: isolate(sent.safe_identifier ?? "") })}</p>
      {sent.status === "unverified" ? (
        <CodeForm action={confirmWithSecondFactor} hidden={{ ...hidden, strategy: "phone_code" }} label={t("reverify.code")} submit={t("reverify.continue")} />
      ) : (
        <Notice tone="caution" live={false}>
          {t("verify.failed")}
        </Notice>
      )}
      {target ? (
        <ResendForm
          action={sendSecondFactorCode}
          hidden={{ ...hidden, phone_number_id: target.id }}
          secondsLeft={secondsLeft}
          words={{ resend: t("verify.resend"), waiting: t("verify.resend_waiting", { time: "{time}" }), ready: t("verify.resend_ready") }}
        />
      ) : null}
    </>
  );
}

function targetsOf(view: ReverificationView): CodeTarget[] {
  return view.supported_second_factors.flatMap((factor): CodeTarget[] => ("phone_number_id" in factor ? [{ id: factor.phone_number_id, kind: "phone_number", safeIdentifier: factor.safe_identifier }] : []));
}
