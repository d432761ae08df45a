import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { HiddenUsername } from "@/components/door/hidden-username";
import { HiddenValues } from "@/components/door/hidden-values";
import { IdentityLine } from "@/components/door/identity-line";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { CodeInput } from "@/components/ui/code-input";
import { enterSecondFactor } from "../actions";
import { OtherSecondFactors } from "../other-second-factors";
import { secondFactorStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("second.heading"));

export default async function AuthenticatorAppPage() {
  const { frame, t, view, identity, hasOtherWays } = await secondFactorStep("/sign-in/second-factor/app");

  return (
    <Door
      frame={frame}
      heading={t("second.heading")}
      intro={
        <>
          {identity ? <IdentityLine {...identity} /> : null}
          <p className="mt-2">{t("second.totp")}</p>
        </>
      }
      footer={<OtherSecondFactors t={t} hasOtherWays={hasOtherWays} />}
    >
      <Form action={enterSecondFactor}>
        <FormErrors />
        <HiddenValues values={{ sign_in_id: view.id, strategy: "totp" }} />
        <HiddenUsername value={view.identifier} />
        <Field name="code" label={t("fields.code")}>
          <CodeInput autoFocus required />
        </Field>
        <SubmitButton>{t("password.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
