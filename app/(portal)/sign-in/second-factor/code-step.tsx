import type { ReactNode } from "react";
import { HiddenUsername } from "@/components/door/hidden-username";
import { HiddenValues } from "@/components/door/hidden-values";
import { IdentityLine } from "@/components/door/identity-line";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { enterSecondFactor } from "./actions";
import { OtherSecondFactors } from "./other-second-factors";
import type { secondFactorStep } from "./step";

type Step = Pick<Awaited<ReturnType<typeof secondFactorStep>>, "frame" | "t" | "view" | "identity" | "hasOtherWays">;

/** Asks for a code that the person has already: nothing is sent. */
export function CodeStep({ step: { frame, t, view, identity, hasOtherWays }, strategy, intro, label, children }: { step: Step; strategy: "totp" | "backup_code"; intro: string; label: string; children: ReactNode }) {
  return (
    <Door
      frame={frame}
      heading={t("second.heading")}
      intro={
        <>
          {identity ? <IdentityLine {...identity} /> : null}
          <p className="mt-2">{intro}</p>
        </>
      }
      footer={<OtherSecondFactors t={t} hasOtherWays={hasOtherWays} />}
    >
      <Form action={enterSecondFactor}>
        <FormErrors />
        <HiddenValues values={{ sign_in_id: view.id, strategy }} />
        {/* For password managers, which fill in the codes of an authenticator app. */}
        {strategy === "totp" ? <HiddenUsername value={view.identifier} /> : null}
        <Field name="code" label={label}>
          {children}
        </Field>
        <SubmitButton>{t("password.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
