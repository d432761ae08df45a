import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { HiddenValues } from "@/components/door/hidden-values";
import { HiddenUsername } from "@/components/door/hidden-username";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { completeFields } from "../actions";
import { missingFields } from "../form-fields";
import { SignUpFields } from "../sign-up-fields";
import { signUpStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("go_on_sign_up.heading"));

/** What an account still needs, where a sign-up began elsewhere or the settings changed on the way. */
export default async function ContinuePage() {
  const { ctx, frame, t, view } = await signUpStep("/sign-up/continue");
  return (
    <Door frame={frame} heading={t("go_on_sign_up.heading")} intro={<p>{t("go_on_sign_up.intro")}</p>}>
      <Form action={completeFields}>
        <FormErrors />
        <HiddenValues values={{ sign_up_id: view.id }} />
        <HiddenUsername value={view.email_address ?? view.phone_number ?? view.username} />
        <SignUpFields t={t} settings={ctx.settings} fields={missingFields(view.missing_fields)} known={{}} withLegal={view.missing_fields.includes("legal_accepted")} />
        <SubmitButton>{t("go_on")}</SubmitButton>
      </Form>
    </Door>
  );
}
