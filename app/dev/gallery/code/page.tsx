import { portalFrame, requestManners } from "@/app/frame";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { ResendButton } from "@/components/form/resend-button";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { CodeInput } from "@/components/ui/code-input";
import { tryButton, tryForm } from "../actions";
import { samples } from "../samples";

export default async function CodeGallery({ searchParams }: { searchParams: Promise<{ seconds?: string }> }) {
  const [frame, { locale }, { seconds }] = await Promise.all([portalFrame(), requestManners(), searchParams]);
  const s = samples[locale];
  return (
    <Door
      frame={frame}
      heading={s.checkMail}
      backHref="/dev/gallery/door"
      intro={
        <p>
          {s.sentTo} <bdi className="font-medium text-ink">ada@example.com</bdi>.
        </p>
      }
      footer={
        <form action={tryButton}>
          <ResendButton seconds={Number(seconds ?? 42)} label={s.resend} waiting={s.resendIn} ready={s.resendNow} />
        </form>
      }
    >
      <Form action={tryForm}>
        <FormErrors />
        <Field name="email_address" label={s.code}>
          <CodeInput autoFocus />
        </Field>
        <SubmitButton>{s.verify}</SubmitButton>
      </Form>
    </Door>
  );
}
