import type { Metadata } from "next";
import { doorPage, titled, type DoorPage } from "@/app/(portal)/_door/page";
import { shownIdentifier, writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { ChoiceButton, ChoiceFace, ChoiceList } from "@/components/door/choice-list";
import { HiddenValues } from "@/components/door/hidden-values";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Door } from "@/components/layout/door";
import { EmptyState } from "@/components/ui/empty-state";
import { mail, phone } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { currentSignIn } from "@/lib/flows/sign-in/current";
import type { Factor } from "@/lib/flows/sign-in/factors";
import type { SignInView } from "@/lib/flows/sign-in/view";
import { sendResetCode } from "../actions";
import { identificationOf } from "../sent-factor";
import { signInStep } from "../step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("forgot.heading"));

type ResetFactor = Extract<Factor, { safe_identifier: string }>;

/** Where the code goes that lets somebody choose a new password. */
export default async function ForgotPage() {
  const door = await doorPage();
  if (door.ctx.actor.type === "user" && !isOpen(await currentSignIn(door.ctx, {}))) return <SignedIn {...door} />;
  const { frame, t, view } = await signInStep("/sign-in/forgot");
  const factors = (view.supported_first_factors ?? []).filter(isReset);

  const [only, ...others] = factors;

  return (
    <Door
      frame={frame}
      heading={t("forgot.heading")}
      intro={only ? <p className="wrap-anywhere">{others.length > 0 ? t("forgot.intro") : t("forgot.intro_one", { identifier: shownIdentifier(only.safe_identifier) })}</p> : null}
      backHref="/sign-in/password"
      focusHeading={others.length > 0}
    >
      {only ? null : (
        <EmptyState shape={mail} title={t("forgot.none_title")}>
          {t("forgot.none")}
        </EmptyState>
      )}
      {only && others.length === 0 ? (
        <Form action={sendResetCode}>
          <FormErrors />
          <HiddenValues values={fieldsOf(view, only)} />
          <SubmitButton autoFocus>{t("code.send")}</SubmitButton>
        </Form>
      ) : null}
      {others.length > 0 ? (
        <ChoiceList label={t("forgot.heading")}>
          {factors.map((factor, index) => (
            <li key={index}>
              <Form action={sendResetCode} id={`send-${index}`} className="flex flex-col">
                <FormErrors />
                <HiddenValues values={fieldsOf(view, factor)} />
                <ChoiceButton>
                  <ChoiceFace shape={isPhone(factor) ? phone : mail} title={t(isPhone(factor) ? "methods.phone_code" : "methods.email_code")} detail={writtenIdentifier(factor.safe_identifier)} />
                </ChoiceButton>
              </Form>
            </li>
          ))}
        </ChoiceList>
      ) : null}
    </Door>
  );
}

function fieldsOf(view: SignInView, factor: ResetFactor) {
  return { sign_in_id: view.id, strategy: factor.strategy, ...identificationOf(factor) };
}

/** Who is signed in cannot sign in again as themselves; the page says what to do instead. */
function SignedIn({ frame, t }: DoorPage) {
  return (
    <Door frame={frame} heading={t("forgot.heading")} intro={<p>{t("forgot.signed_in")}</p>} backHref="/user/security" focusHeading>
      <LinkButton wide variant="primary" href="/sign-out">
        {t("forgot.sign_out")}
      </LinkButton>
    </Door>
  );
}

function isOpen(view: SignInView | null): boolean {
  return view !== null && view.status !== "complete" && view.status !== "abandoned";
}

function isReset(factor: Factor): factor is ResetFactor {
  return factor.strategy.startsWith("reset_password");
}

function isPhone(factor: ResetFactor): boolean {
  return "phone_number_id" in factor;
}
