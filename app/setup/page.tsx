import type { Metadata } from "next";
import { doorPage, titled } from "@/app/(portal)/_door/page";
import { passwordHint, strengthLabels } from "@/app/(portal)/_door/words";
import { param, type Search } from "@/app/(portal)/user/search";
import { HiddenValues } from "@/components/door/hidden-values";
import { NewPasswordField } from "@/components/door/new-password-field";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { linkToken } from "@/lib/http/link-token";
import { getTranslator } from "@/lib/i18n/translator";
import { readSetupLink } from "@/lib/resources/administrators/setup-link";
import { becomeAdministrator } from "./actions";

/** The page holds a secret in its address and depends on who asks: it is never drawn in advance. */
export const dynamic = "force-dynamic";

export const generateMetadata = (): Promise<Metadata> => titled(({ locale }) => getTranslator(locale, "setup")("heading"));

/** Where the link from the server's terminal leads: the first administrator names an address and a password. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ ctx, frame, t: door, locale }, search] = await Promise.all([doorPage(), searchParams]);
  const t = getTranslator(locale, "setup");
  const token = linkToken(param(search, "token"));
  const { status } = await readSetupLink(ctx, { token });

  if (status !== "ready") {
    return (
      <Door frame={frame} heading={t(`${status}.heading`)} intro={<p>{t(`${status}.text`)}</p>} focusHeading>
        {status === "used" ? (
          <LinkButton href="/sign-in" variant="primary" wide>
            {t("sign_in")}
          </LinkButton>
        ) : null}
      </Door>
    );
  }
  return (
    <Door frame={frame} heading={t("heading")} intro={<p>{t("intro", { application: frame.application.name })}</p>}>
      <Form action={becomeAdministrator}>
        <FormErrors />
        <HiddenValues values={{ token }} />
        <Field name="email_address" label={door("fields.email_address")} hint={t("address_hint")}>
          <Input type="email" autoComplete="username" autoFocus required enterKeyHint="next" />
        </Field>
        <NewPasswordField label={door("fields.password")} hint={passwordHint(door, ctx.settings)} strength={strengthLabels(door)} />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
