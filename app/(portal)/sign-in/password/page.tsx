import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { HiddenUsername } from "@/components/door/hidden-username";
import { HiddenValues } from "@/components/door/hidden-values";
import { IdentityLine } from "@/components/door/identity-line";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { TextLink } from "@/components/ui/text-link";
import { enterPassword } from "../actions";
import { signInStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("password.heading"));

export default async function PasswordPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ frame, t, view, ctx }, search] = await Promise.all([signInStep("/sign-in/password"), searchParams]);
  const startHref = pathWith("/sign-in", { redirect_url: view.redirect_url ?? undefined, add_account: ctx.actor.type === "user" ? "true" : undefined });

  return (
    <Door
      frame={frame}
      heading={t("password.heading")}
      intro={<IdentityLine identifier={writtenIdentifier(view.identifier ?? "")} change={t("password.change")} changeHref={startHref} />}
      footer={
        <p>
          <TextLink href="/sign-in/methods">{t("password.other_way")}</TextLink>
        </p>
      }
    >
      {param(search, "notice") === "saved_wrong" ? (
        <div className="mb-5">
          <Notice tone="caution">{t("password.saved_wrong")}</Notice>
        </div>
      ) : null}
      <Form action={enterPassword}>
        <FormErrors />
        <HiddenValues values={{ sign_in_id: view.id }} />
        <HiddenUsername value={view.identifier} />
        <Field name="password" label={t("fields.password")} labelAside={<TextLink href="/sign-in/forgot">{t("password.forgot")}</TextLink>}>
          <PasswordInput autoComplete="current-password" autoFocus required enterKeyHint="go" />
        </Field>
        <SubmitButton>{t("password.submit")}</SubmitButton>
      </Form>
    </Door>
  );
}
