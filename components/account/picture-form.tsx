import { Field } from "../form/field";
import { Form, type FormAction } from "../form/form";
import { FormErrors } from "../form/form-errors";
import { SubmitButton } from "../form/submit-button";
import { FormActions } from "./form-actions";
import { PictureInput, type PictureWords } from "./picture-input";
import type { AccountWords } from "./types";

const BYTES_PER_MEGABYTE = 1024 * 1024;

/** Upload, crop and removal of the picture. */
export function PictureForm({ t, action, removeAction, maxBytes, cancelHref }: { t: AccountWords; action: FormAction; removeAction: FormAction | null; maxBytes: number; cancelHref: string }) {
  const megabytes = String(Math.floor(maxBytes / BYTES_PER_MEGABYTE));
  const words: PictureWords = {
    crop: t("picture.crop"),
    crop_hint: t("picture.crop_hint"),
    zoom: t("picture.zoom"),
    horizontal: t("picture.horizontal"),
    vertical: t("picture.vertical"),
    percent: t("picture.percent", { value: "{value}" }),
    not_shown: t("picture.not_shown"),
    too_large: t("picture.too_large", { megabytes }),
  };
  return (
    <>
      <Form action={action} label={t("picture.save")}>
        <FormErrors />
        <Field name="file" label={t("picture.choose")} hint={t("picture.hint", { megabytes })}>
          <PictureInput words={words} maxBytes={maxBytes} />
        </Field>
        <FormActions submit={t("picture.save")} cancel={t("form.cancel")} cancelHref={cancelHref} />
      </Form>
      {removeAction ? (
        <Form action={removeAction} id="remove-picture" label={t("picture.remove")} className="mt-3 flex flex-col items-start gap-2">
          <FormErrors />
          <SubmitButton variant="danger-quiet" size="small" wide={false} className="-ms-3">
            {t("picture.remove")}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
