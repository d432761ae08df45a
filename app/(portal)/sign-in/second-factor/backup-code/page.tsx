import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { HiddenValues } from "@/components/door/hidden-values";
import { IdentityLine } from "@/components/door/identity-line";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Input } from "@/components/ui/input";
import { enterSecondFactor } from "../actions";
import { OtherSecondFactors } from "../other-second-factors";
import { secondFactorStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("second.heading"));

export default async function BackupCodePage() {
  const { frame, t, view, identity, hasOtherWays } = await secondFactorStep("/sign-in/second-factor/backup-code");

  return (
    <Door
      frame={frame}
      heading={t("second.heading")}
      intro={
        <>
          {identity ? <IdentityLine {...identity} /> : null}
          <p className="mt-2">{t("second.backup_code")}</p>
        </>
      }
      footer={<OtherSecondFactors t={t} hasOtherWays={hasOtherWays} />}
    >
      <Form action={enterSecondFactor}>
        <FormErrors />
        <HiddenValues values={{ sign_in_id: view.id, strategy: "backup_code" }} />
        <Field name="code" label={t("fields.backup_code")}>
          <Input dir="ltr" autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} autoFocus required enterKeyHint="done" />
        </Field>
        <SubmitButton>{t("password.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
