import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { HiddenValues } from "@/components/door/hidden-values";
import { SubmitAtOnce } from "@/components/door/submit-at-once";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { finish } from "../actions";
import { signUpStep } from "../step";
import { Verify } from "../verify";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("verify_email.heading"));

export default async function VerifyEmailPage() {
  const step = await signUpStep("/sign-up/verify-email");
  const { frame, t, view } = step;
  if (view.status !== "complete") return <Verify {...step} page="/sign-up/verify-email" />;
  // The link was opened in another browser: this one, where the sign-up began, goes on by itself, or at a press.
  return (
    <Door frame={frame} heading={t("finish.heading")} intro={<p>{t("finish.text")}</p>} focusHeading>
      <Form action={finish}>
        <FormErrors />
        <HiddenValues values={{ sign_up_id: view.id }} />
        <SubmitButton>{t("go_on")}</SubmitButton>
        <SubmitAtOnce />
      </Form>
    </Door>
  );
}
