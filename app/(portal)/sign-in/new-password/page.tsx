import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { passwordHint, strengthLabels } from "@/app/(portal)/_door/words";
import { HiddenUsername } from "@/components/door/hidden-username";
import { HiddenValues } from "@/components/door/hidden-values";
import { NewPasswordField } from "@/components/door/new-password-field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { setNewPassword } from "../actions";
import { signInStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("new_password.heading"));

export default async function NewPasswordPage() {
  const { ctx, frame, t, view } = await signInStep("/sign-in/new-password");
  return (
    <Door frame={frame} heading={t("new_password.heading")} intro={<p>{t("new_password.intro")}</p>}>
      <Form action={setNewPassword}>
        <FormErrors />
        <HiddenValues values={{ sign_in_id: view.id }} />
        <HiddenUsername value={view.identifier} />
        <NewPasswordField label={t("fields.new_password")} hint={passwordHint(t, ctx.settings)} strength={strengthLabels(t)} autoFocus />
        <SubmitButton>{t("new_password.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
