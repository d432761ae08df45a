import type { Metadata } from "next";
import { lastMethod } from "@/app/(portal)/_door/cookies";
import { titled } from "@/app/(portal)/_door/page";
import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { pathWith } from "@/app/(portal)/user/search";
import { ChoiceButton, ChoiceFace, ChoiceLink, ChoiceList } from "@/components/door/choice-list";
import { HiddenValues } from "@/components/door/hidden-values";
import { IdentityLine } from "@/components/door/identity-line";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { Door } from "@/components/layout/door";
import { EmptyState } from "@/components/ui/empty-state";
import { lock, mail, phone } from "@/components/ui/icons";
import { chooseMethod } from "../actions";
import { methodsOf, type Method } from "../methods";
import { signInStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("methods.heading"));

const shapes = { password: lock, email_code: mail, email_link: mail, email_code_and_link: mail, phone_code: phone } as const;

export default async function MethodsPage() {
  const [{ frame, t, view, ctx }, last] = await Promise.all([signInStep("/sign-in/methods"), lastMethod()]);
  const methods = methodsOf(view.supported_first_factors, last);
  const startHref = pathWith("/sign-in", { redirect_url: view.redirect_url ?? undefined, add_account: ctx.actor.type === "user" ? "true" : undefined });
  const face = (method: Method) => (
    <ChoiceFace
      shape={shapes[method.kind]}
      title={t(`methods.${method.kind}`)}
      detail={method.safeIdentifier && writtenIdentifier(method.safeIdentifier)}
      badge={method.lastUsed ? t("methods.last_used") : null}
    />
  );

  return (
    <Door
      frame={frame}
      heading={t("methods.heading")}
      intro={<IdentityLine identifier={writtenIdentifier(view.identifier ?? "")} change={t("password.change")} changeHref={startHref} />}
      focusHeading
    >
      {methods.length === 0 ? (
        <EmptyState shape={lock} title={t("methods.none_title")}>
          {t("methods.none")}
        </EmptyState>
      ) : (
        <ChoiceList label={t("methods.heading")}>
          {methods.map((method, index) => (
            <li key={`${method.kind} ${method.identificationId}`}>
              {method.kind === "password" ? (
                <ChoiceLink href="/sign-in/password">{face(method)}</ChoiceLink>
              ) : (
                <Form action={chooseMethod} id={`method-${index}`} className="flex flex-col">
                  <FormErrors />
                  <HiddenValues values={{ sign_in_id: view.id, strategy: method.strategy, ...identification(method) }} />
                  <ChoiceButton>{face(method)}</ChoiceButton>
                </Form>
              )}
            </li>
          ))}
        </ChoiceList>
      )}
    </Door>
  );
}

function identification({ kind, identificationId }: Method) {
  return kind === "phone_code" ? { phone_number_id: identificationId } : { email_address_id: identificationId };
}
