import type { Metadata } from "next";
import { challengeState } from "@/app/(portal)/_door/challenge";
import { titled } from "@/app/(portal)/_door/page";
import { shownIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { WaysOut } from "@/app/(portal)/_door/ways-out";
import { challengeWords } from "@/app/(portal)/_door/words";
import { ChallengeStep } from "@/components/door/challenge-step";
import { Door } from "@/components/layout/door";
import { enterCode, resend } from "../../actions";
import { resendValues } from "../../sent-factor";
import { signInStep } from "../../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("forgot.heading"));

export default async function ResetCodePage() {
  const { ctx, frame, t, view } = await signInStep("/sign-in/forgot/code");
  const sent = view.first_factor_verification;
  const challenge = challengeState(ctx, sent);
  const byPhone = sent?.strategy === "reset_password_phone_code";

  return (
    <Door
      frame={frame}
      heading={t(byPhone ? "code.phone_heading" : "code.mail_heading")}
      intro={<p className="wrap-anywhere">{t(challenge.state === "open" ? "forgot.code_sent" : "code.not_sent", { identifier: shownIdentifier(sent?.safe_identifier ?? null) })}</p>}
      backHref="/sign-in/forgot"
      footer={<WaysOut t={t} spam={!byPhone && challenge.state === "open"} href="/sign-in/methods" label={t("password.other_way")} />}
    >
      <ChallengeStep
        kind="code"
        {...challenge}
        watchesLink={false}
        attempt={enterCode}
        attemptValues={{ sign_in_id: view.id, strategy: sent?.strategy }}
        resend={resend}
        resendValues={resendValues(view)}
        here="/sign-in/forgot/code"
        words={challengeWords(t, "code")}
      />
    </Door>
  );
}
