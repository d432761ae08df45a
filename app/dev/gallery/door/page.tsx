import { portalFrame, requestManners } from "@/app/frame";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { TextLink } from "@/components/ui/text-link";
import { tryForm } from "../actions";
import { samples } from "../samples";

export default async function DoorGallery() {
  const [frame, { locale }] = await Promise.all([portalFrame(), requestManners()]);
  const s = samples[locale];
  return (
    <Door
      frame={frame}
      heading={s.signIn}
      intro={<p>{s.toGoOn}</p>}
      footer={
        <p>
          {s.noAccount} <TextLink href="/dev/gallery/code">{s.signUp}</TextLink>
        </p>
      }
    >
      <Form action={tryForm}>
        <FormErrors />
        <Field name="email_address" label={s.email}>
          <Input type="email" autoComplete="username webauthn" enterKeyHint="next" autoFocus />
        </Field>
        <Field name="password" label={s.password} labelAside={<TextLink href="/dev/gallery/code">{s.forgot}</TextLink>}>
          <PasswordInput autoComplete="current-password" enterKeyHint="done" />
        </Field>
        <div className="mb-4">
          <Checkbox name="remember" label={s.remember} defaultChecked />
        </div>
        <SubmitButton>{s.signIn}</SubmitButton>
      </Form>
    </Door>
  );
}
