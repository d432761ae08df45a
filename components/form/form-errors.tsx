"use client";

import { Countdown } from "../ui/countdown";
import { Icon } from "../ui/icon";
import { circleAlert } from "../ui/icons";
import { Notice } from "../ui/notice";
import { useWords } from "../ui/words";
import { controlId, useFormFacts } from "./form-context";

/**
 * What went wrong (role=alert) and what went well (role=status). Each error of a field links to it. A single error that
 * stands under its own field is spoken here and not shown twice. Place it first inside the form.
 */
export function FormErrors() {
  const { state, prefix } = useFormFacts();
  const words = useWords();
  const [lone] = state.errors.length === 1 ? state.errors : [];
  const retryAfterSeconds = state.retry_after_seconds;

  return (
    <>
      <div role="alert" tabIndex={-1} data-lone-error={lone?.param_name ? "" : undefined} data-form-errors="" data-quiet-focus="" className="empty:absolute">
        {state.errors.length > 0 ? (
          <div className="mb-2 flex gap-2.5 rounded-surface border border-danger-line/45 bg-danger-tint px-3.5 py-3 text-danger-ink">
            <Icon shape={circleAlert} className="mt-0.5" />
            <div className="min-w-0">
              {lone ? (
                <ErrorText prefix={prefix} name={lone.param_name} message={lone.message} />
              ) : (
                <>
                  <p className="font-medium">{words.errors_heading}</p>
                  <ul className="mt-1 flex list-disc flex-col gap-0.5 ps-4 text-small">
                    {state.errors.map((error, index) => (
                      <li key={index}>
                        <ErrorText prefix={prefix} name={error.param_name} message={error.message} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {retryAfterSeconds ? (
                <p className="mt-1 text-small">
                  <Countdown key={JSON.stringify(state)} seconds={retryAfterSeconds} waiting={words.try_again_in} done={words.try_again_now} />
                </p>
              ) : null}
            </div>
          </div>
        ) : null}
      </div>
      <div role="status" className="empty:absolute">{state.notice ? <Notice tone="positive" live={false}>{state.notice}</Notice> : null}</div>
    </>
  );
}

function ErrorText({ prefix, name, message }: { prefix: string; name: string | null; message: string }) {
  if (name === null) return <p>{message}</p>;
  return (
    <a href={`#${controlId(prefix, name)}`} className="rounded-[3px] underline decoration-current/40 underline-offset-[3px] hover:decoration-current">
      {message}
    </a>
  );
}
