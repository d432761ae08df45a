import type { Metadata } from "next";
import { challengeState } from "@/app/(portal)/_door/challenge";
import { titled } from "@/app/(portal)/_door/page";
import { shownIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { challengeWords } from "@/app/(portal)/_door/words";
import { ChallengeStep } from "@/components/door/challenge-step";
import { Door } from "@/components/layout/door";
import { enterSecondFactor, textSecondFactorAgain } from "../actions";
import { OtherSecondFactors } from "../other-second-factors";
import { secondFactorStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("code.phone_heading"));

export default async function TextedCodePage() {
  const { ctx, frame, t, view, hasOtherWays } = await secondFactorStep("/sign-in/second-factor/text");
  const sent = view.second_factor_verification;
  const identifier = shownIdentifier(sent?.safe_identifier ?? null);

  return (
    <Door
      frame={frame}
      heading={t("code.phone_heading")}
      intro={<p className="wrap-anywhere">{t("code.sent", { identifier })}</p>}
      footer={<OtherSecondFactors t={t} hasOtherWays={hasOtherWays} />}
    >
      <ChallengeStep
        kind="code"
        {...challengeState(ctx, sent)}
        watchesLink={false}
        attempt={enterSecondFactor}
        attemptValues={{ sign_in_id: view.id, strategy: "phone_code" }}
        resend={textSecondFactorAgain}
        resendValues={{ sign_in_id: view.id, strategy: "phone_code", phone_number_id: sent?.identification_id }}
        here="/sign-in/second-factor/text"
        words={challengeWords(t, "code")}
      />
    </Door>
  );
}
