import type { Metadata } from "next";
import { challengeState } from "@/app/(portal)/_door/challenge";
import { titled } from "@/app/(portal)/_door/page";
import { shownIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { WaysOut } from "@/app/(portal)/_door/ways-out";
import { challengeWords } from "@/app/(portal)/_door/words";
import { ChallengeStep } from "@/components/door/challenge-step";
import { Door } from "@/components/layout/door";
import { enterCode, resend } from "../actions";
import { Finish } from "../finish";
import { mailHoldsLink, resendValues } from "../sent-factor";
import { signInStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("code.mail_heading"));

export default async function CodePage() {
  const { ctx, frame, t, view } = await signInStep("/sign-in/code");
  if (view.status === "complete") return <Finish frame={frame} t={t} signInId={view.id} />;
  const sent = view.first_factor_verification;
  const byPhone = sent?.strategy === "phone_code";
  const identifier = shownIdentifier(sent?.safe_identifier ?? null);
  const withLink = mailHoldsLink(view);
  const challenge = challengeState(ctx, sent);
  const sentence = challenge.state !== "open" ? "not_sent" : withLink ? "sent_with_link" : "sent";

  return (
    <Door
      frame={frame}
      heading={t(byPhone ? "code.phone_heading" : "code.mail_heading")}
      intro={<p className="wrap-anywhere">{t(`code.${sentence}`, { identifier })}</p>}
      backHref="/sign-in/methods"
      footer={<WaysOut t={t} spam={!byPhone && challenge.state === "open"} href="/sign-in/methods" label={t("password.other_way")} />}
    >
      <ChallengeStep
        kind="code"
        {...challenge}
        watchesLink={withLink}
        attempt={enterCode}
        attemptValues={{ sign_in_id: view.id, strategy: sent?.strategy }}
        resend={resend}
        resendValues={resendValues(view)}
        here="/sign-in/code"
        words={challengeWords(t, "code")}
      />
    </Door>
  );
}
