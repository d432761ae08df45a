import { passwordHint, strengthLabels } from "@/app/(portal)/_door/words";
import { NewPasswordField } from "@/components/door/new-password-field";
import { Field } from "@/components/form/field";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/text-link";
import type { SignUpField } from "@/lib/flows/sign-up/requirements";
import type { GatehouseTranslator } from "@/lib/i18n/translator";
import type { Settings } from "@/lib/settings/schema";

type Known = Partial<Record<SignUpField, string>>;
type Props = { t: GatehouseTranslator<"door">; settings: Settings; fields: readonly SignUpField[]; known: Known; withLegal: boolean };

const inputs = {
  email_address: { type: "email", autoComplete: "email" },
  phone_number: { type: "tel", autoComplete: "tel" },
  username: { type: "text", autoComplete: "username" },
  first_name: { type: "text", autoComplete: "given-name" },
  last_name: { type: "text", autoComplete: "family-name" },
} as const;

/** The fields of a sign-up form. The first one that is not filled in yet has the focus. */
export function SignUpFields({ t, settings, fields, known, withLegal }: Props) {
  const focused = fields.find((field) => !known[field]) ?? fields[0];
  return (
    <>
      {fields.map((field) =>
        field === "password" ? (
          <NewPasswordField key={field} label={t("fields.password")} hint={passwordHint(t, settings)} strength={strengthLabels(t)} autoFocus={field === focused} />
        ) : (
          <Field key={field} name={field} label={t(`fields.${field}`)} hint={hintOf(t, settings, field)}>
            <Input {...inputs[field]} defaultValue={known[field]} autoFocus={field === focused} required enterKeyHint="next" />
          </Field>
        ),
      )}
      {withLegal ? (
        <div className="mb-3">
          <Checkbox name="legal_accepted" required label={<LegalSentence t={t} settings={settings} />} />
        </div>
      ) : null}
    </>
  );
}

function hintOf(t: Props["t"], { username }: Settings, field: SignUpField): string | undefined {
  if (field === "phone_number") return t("fields.phone_number_hint");
  if (field === "username") return t("fields.username_hint", { min_length: String(username.min_length), max_length: String(username.max_length) });
  return undefined;
}

function LegalSentence({ t, settings }: Pick<Props, "t" | "settings">) {
  const { terms_url, privacy_policy_url } = settings.application;
  const link = (href: string) => {
    const LegalLink = (chunks: React.ReactNode) => (
      <TextLink href={href} target="_blank" rel="noopener">
        {chunks}
      </TextLink>
    );
    return LegalLink;
  };
  if (terms_url && privacy_policy_url) return t.rich("sign_up.legal_both", { terms: link(terms_url), privacy: link(privacy_policy_url) });
  if (terms_url) return t.rich("sign_up.legal_terms", { terms: link(terms_url) });
  if (privacy_policy_url) return t.rich("sign_up.legal_privacy", { privacy: link(privacy_policy_url) });
  return t("sign_up.legal");
}
