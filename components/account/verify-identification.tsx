import type { FormAction } from "../form/form";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { CodeForm, ResendForm, SendForm } from "./code-form";
import type { IdentificationKind } from "./identification";
import { isolate } from "./isolate";
import { RefreshOnReturn } from "./refresh-on-return";
import type { AccountWords } from "./types";

/** How far the proof of an address or a number has come. */
export type ProofStep = "unsent" | "sent" | "failed";

/**
 * The step that proves an address or a number: ask for a code, enter it, ask for another. Where the instance sends links
 * only, it waits for the link to be opened.
 */
export function VerifyIdentification({
  t,
  kind,
  id,
  step,
  byLinkOnly,
  secondsLeft,
  send,
  attempt,
}: {
  t: AccountWords;
  kind: IdentificationKind;
  id: string;
  step: ProofStep;
  byLinkOnly: boolean;
  /** Until another code may be asked for. */
  secondsLeft: number;
  send: FormAction;
  attempt: FormAction;
}) {
  const hidden = { [`${kind}_id`]: id };
  if (step === "unsent") return <SendForm action={send} id="send" hidden={hidden} label={t(byLinkOnly ? "verify.send_link" : "verify.send")} />;
  const words = { resend: t(byLinkOnly ? "verify.resend_link" : "verify.resend"), waiting: t("verify.resend_waiting", { time: "{time}" }), ready: t("verify.resend_ready") };
  return (
    <>
      {kind === "email_address" ? <RefreshOnReturn /> : null}
      {step === "failed" ? (
        <Notice tone="caution" live={false}>
          {t("verify.failed")}
        </Notice>
      ) : byLinkOnly ? (
        <LinkButton href="" wide>
          {t("verify.opened")}
        </LinkButton>
      ) : (
        <CodeForm action={attempt} hidden={hidden} label={t("verify.code")} submit={t("verify.submit")} />
      )}
      <ResendForm action={send} hidden={hidden} secondsLeft={secondsLeft} words={words} />
      {kind === "email_address" ? <p className="mt-3 text-small text-ink-quiet">{t("verify.spam")}</p> : null}
    </>
  );
}

/** The sentence under the heading of that step. */
export function proofSentence(t: AccountWords, { kind, identifier, step, byLinkOnly, withLink }: { kind: IdentificationKind; identifier: string; step: ProofStep; byLinkOnly: boolean; withLink: boolean }): string {
  const values = { identifier: isolate(identifier) };
  if (step !== "sent") return t(byLinkOnly ? "verify.unsent_link" : "verify.unsent", values);
  if (kind === "phone_number") return t("verify.sent_phone_number", values);
  if (byLinkOnly) return t("verify.sent_email_address_link", values);
  return t(withLink ? "verify.sent_email_address" : "verify.sent_email_address_code", values);
}
