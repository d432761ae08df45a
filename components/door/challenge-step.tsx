import type { ReactNode } from "react";
import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { ResendButton } from "../form/resend-button";
import { SubmitButton } from "../form/submit-button";
import { CodeInput } from "../ui/code-input";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Spinner } from "../ui/spinner";
import { HiddenValues } from "./hidden-values";
import { RefreshWhileWaiting } from "./refresh-while-waiting";

const LOOK_EVERY_MS = 4_000;

export type ChallengeWords = {
  code: string;
  submit: string;
  resend: string;
  resendIn: string;
  resendReady: string;
  overTitle: string;
  expired: string;
  failed: string;
  send: string;
  linkOpened: string;
  linkWaiting: string;
};

type Values = Readonly<Record<string, string | null | undefined>>;

/**
 * The middle of every page that waits for a code or a link: the code field or the waiting line, and the way to a new one.
 * A challenge that is over offers the new one in place of the field.
 */
export function ChallengeStep({
  kind,
  state,
  sending,
  resendInSeconds,
  watchesLink,
  attempt,
  attemptValues,
  resend,
  resendValues,
  here,
  words,
}: {
  kind: "code" | "link";
  state: "unsent" | "open" | "expired" | "failed";
  /** Differs for each sending, so that a new code begins with an empty field. */
  sending: string;
  resendInSeconds: number;
  /** The mail holds a link too, which may be opened elsewhere. */
  watchesLink: boolean;
  attempt: FormAction;
  attemptValues: Values;
  resend: FormAction;
  resendValues: Values;
  /** The page's own path, for the button that looks again without JavaScript. */
  here: string;
  words: ChallengeWords;
}) {
  if (state !== "open") {
    return (
      <div className="flex flex-col gap-5">
        {state === "unsent" ? null : (
          <Notice tone="caution" title={words.overTitle} live={false}>
            {state === "expired" ? words.expired : words.failed}
          </Notice>
        )}
        <Form key={state} action={resend} id="resend">
          <FormErrors />
          <HiddenValues values={resendValues} />
          <SubmitButton autoFocus>{state === "unsent" ? words.send : words.resend}</SubmitButton>
        </Form>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {watchesLink ? <RefreshWhileWaiting everyMs={LOOK_EVERY_MS} /> : null}
      {kind === "code" ? (
        <Form key={sending} action={attempt}>
          <FormErrors />
          <HiddenValues values={attemptValues} />
          <Field name="code" label={words.code}>
            <CodeInput autoFocus required />
          </Field>
          <SubmitButton>{words.submit}</SubmitButton>
        </Form>
      ) : (
        <WaitingForLink waiting={words.linkWaiting} opened={words.linkOpened} here={here} />
      )}
      <Form action={resend} id="resend">
        <FormErrors />
        <HiddenValues values={resendValues} />
        <ResendButton key={sending} seconds={resendInSeconds} label={words.resend} waiting={words.resendIn} ready={words.resendReady} />
      </Form>
    </div>
  );
}

function WaitingForLink({ waiting, opened, here }: { waiting: string; opened: string; here: string }): ReactNode {
  return (
    <>
      <p className="flex items-center gap-2.5 rounded-surface bg-sunken px-4 py-3.5 noscript:hidden">
        <Spinner late={false} />
        {waiting}
      </p>
      <LinkButton wide href={here}>
        {opened}
      </LinkButton>
    </>
  );
}
