import type { Metadata } from "next";
import { titled } from "@/app/(portal)/_door/page";
import { writtenIdentifier } from "@/app/(portal)/_door/shown-identifier";
import { ChoiceButton, ChoiceFace, ChoiceLink, ChoiceList } from "@/components/door/choice-list";
import { HiddenValues } from "@/components/door/hidden-values";
import { IdentityLine } from "@/components/door/identity-line";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { Door } from "@/components/layout/door";
import { EmptyState } from "@/components/ui/empty-state";
import { key, lock, phone, shieldCheck } from "@/components/ui/icons";
import type { Factor } from "@/lib/flows/sign-in/factors";
import { textSecondFactor } from "./actions";
import { secondFactorStep } from "./step";

export const generateMetadata = (): Promise<Metadata> => titled(({ t }) => t("second.methods_heading"));

/** Every second factor that the person has. */
export default async function SecondFactorsPage() {
  const { frame, t, view, identity } = await secondFactorStep("/sign-in/second-factor");
  const factors = view.supported_second_factors ?? [];
  const choice = (factor: Factor) => {
    if (factor.strategy === "totp") return <ChoiceLink href="/sign-in/second-factor/app"><ChoiceFace shape={shieldCheck} title={t("second.use_totp")} /></ChoiceLink>;
    if (factor.strategy === "backup_code") return <ChoiceLink href="/sign-in/second-factor/backup-code"><ChoiceFace shape={key} title={t("second.use_backup_code")} /></ChoiceLink>;
    if (!("phone_number_id" in factor)) return null;
    return (
      <Form action={textSecondFactor} id={`text-${factor.phone_number_id}`} className="flex flex-col">
        <FormErrors />
        <HiddenValues values={{ sign_in_id: view.id, strategy: "phone_code", phone_number_id: factor.phone_number_id }} />
        <ChoiceButton>
          <ChoiceFace shape={phone} title={t("methods.phone_code")} detail={writtenIdentifier(factor.safe_identifier)} />
        </ChoiceButton>
      </Form>
    );
  };

  return (
    <Door frame={frame} heading={t("second.methods_heading")} intro={identity ? <IdentityLine {...identity} /> : null} focusHeading>
      {factors.length === 0 ? (
        <EmptyState shape={lock} title={t("second.none_title")}>
          {t("second.none")}
        </EmptyState>
      ) : (
        <ChoiceList label={t("second.methods_heading")}>
          {factors.map((factor) => (
            <li key={"phone_number_id" in factor ? factor.phone_number_id : factor.strategy}>{choice(factor)}</li>
          ))}
        </ChoiceList>
      )}
    </Door>
  );
}
