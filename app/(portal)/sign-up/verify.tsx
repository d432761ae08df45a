import { challengeState } from "@/app/(portal)/_door/challenge";
import type { DoorPage } from "@/app/(portal)/_door/page";
import { shownIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { WaysOut } from "@/app/(portal)/_door/ways-out";
import { challengeWords } from "@/app/(portal)/_door/words";
import { ChallengeStep } from "@/components/door/challenge-step";
import { Door } from "@/components/layout/door";
import type { SignUpView } from "@/lib/flows/sign-up/view";
import { enterCode, resend } from "./actions";
import { verificationStrategy } from "./go-on";

/** The page that proves an address or a number of a sign-up. */
export function Verify({ ctx, frame, t, view, page }: DoorPage & { view: SignUpView; page: "/sign-up/verify-email" | "/sign-up/verify-phone" }) {
  const phone = page === "/sign-up/verify-phone";
  const proof = phone ? view.verifications.phone_number : view.verifications.email_address;
  const strategy = proof?.strategy ?? verificationStrategy(ctx.settings, page);
  const kind = strategy === "email_link" ? "link" : "code";
  const watchesLink = !phone && Boolean(proof?.supported_strategies.includes("email_link"));
  const { state, ...challenge } = challengeState(ctx, proof);
  const sentence = state !== "open" ? "not_sent" : kind === "link" ? "link_sent" : watchesLink ? "sent_with_link" : "sent";

  return (
    <Door
      frame={frame}
      heading={t(phone ? "verify_phone.heading" : "verify_email.heading")}
      intro={<p className="wrap-anywhere">{t(`code.${sentence}`, { identifier: shownIdentifier(phone ? view.phone_number : view.email_address) })}</p>}
      focusHeading={kind === "link"}
      footer={<WaysOut t={t} spam={!phone && state === "open"} href="/sign-up?change=true" label={t(phone ? "verify_phone.change" : "verify_email.change")} />}
    >
      <ChallengeStep
        kind={kind}
        state={state}
        {...challenge}
        watchesLink={watchesLink}
        attempt={enterCode}
        attemptValues={{ sign_up_id: view.id, strategy }}
        resend={resend}
        resendValues={{ sign_up_id: view.id, strategy }}
        here={page}
        words={challengeWords(t, kind)}
      />
    </Door>
  );
}
