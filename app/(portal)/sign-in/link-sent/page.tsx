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
import { resendValues } from "../sent-factor";
import { signInStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("code.mail_heading"));

/** Waits until the mailed link is opened, here or in another browser. */
export default async function LinkSentPage() {
  const { ctx, frame, t, view } = await signInStep("/sign-in/link-sent");
  if (view.status === "complete") return <Finish frame={frame} t={t} signInId={view.id} />;
  const sent = view.first_factor_verification;
  const challenge = challengeState(ctx, sent);

  return (
    <Door
      frame={frame}
      heading={t("code.mail_heading")}
      intro={<p className="wrap-anywhere">{t(challenge.state === "open" ? "code.link_sent" : "code.not_sent", { identifier: shownIdentifier(sent?.safe_identifier ?? null) })}</p>}
      backHref="/sign-in/methods"
      footer={<WaysOut t={t} spam={challenge.state === "open"} href="/sign-in/methods" label={t("password.other_way")} />}
      focusHeading
    >
      <ChallengeStep
        kind="link"
        {...challenge}
        watchesLink
        attempt={enterCode}
        attemptValues={{}}
        resend={resend}
        resendValues={resendValues(view)}
        here="/sign-in/link-sent"
        words={challengeWords(t, "link")}
      />
    </Door>
  );
}
