import { HiddenValues } from "@/components/door/hidden-values";
import { SubmitAtOnce } from "@/components/door/submit-at-once";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import type { PortalFrame } from "@/components/layout/frame";
import type { GatehouseTranslator } from "@/lib/i18n/translator";
import { finish } from "./actions";

/** The link was opened in another browser: this one, which asked, goes on by itself, or at a press. */
export function Finish({ frame, t, signInId }: { frame: PortalFrame; t: GatehouseTranslator<"door">; signInId: string }) {
  return (
    <Door frame={frame} heading={t("finish.heading")} intro={<p>{t("finish.text")}</p>} focusHeading>
      <Form action={finish}>
        <FormErrors />
        <HiddenValues values={{ sign_in_id: signInId }} />
        <SubmitButton>{t("go_on")}</SubmitButton>
        <SubmitAtOnce />
      </Form>
    </Door>
  );
}
