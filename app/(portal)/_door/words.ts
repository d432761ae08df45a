import type { ChallengeWords } from "@/components/door/challenge-step";
import type { StrengthLabels } from "@/components/door/new-password-field";
import type { GatehouseTranslator } from "@/lib/i18n/translator";
import type { Settings } from "@/lib/settings/schema";

type Translator = GatehouseTranslator<"door">;

/** The words of a page that waits for a code or for a link. */
export function challengeWords(t: Translator, kind: "code" | "link"): ChallengeWords {
  const link = kind === "link";
  return {
    code: t("fields.code"),
    submit: t("go_on"),
    resend: t(link ? "code.resend_link" : "code.resend"),
    resendIn: t(link ? "code.resend_link_in" : "code.resend_in", { time: "{time}" }),
    resendReady: t(link ? "code.resend_link_ready" : "code.resend_ready"),
    overTitle: t(link ? "code.over_link_title" : "code.over_title"),
    expired: t("code.expired"),
    failed: t("code.failed"),
    send: t(link ? "code.send_link" : "code.send"),
    linkOpened: t("code.link_opened"),
    linkWaiting: t("code.link_waiting"),
  };
}

/** How strong a password is, from weakest to strongest. */
export function strengthLabels(t: Translator): StrengthLabels {
  return [t("strength.very_weak"), t("strength.weak"), t("strength.fair"), t("strength.good"), t("strength.strong")];
}

/** What a new password must be. */
export function passwordHint(t: Translator, { password }: Settings): string {
  return t("fields.password_hint", { min_length: String(password.min_length), max_bytes: String(password.max_bytes) });
}

/** What an account may be named by at sign-in. */
export function identifierLabel(t: Translator, settings: Settings): string {
  const usable = (part: { mode: string; used_for_sign_in: boolean }) => part.mode !== "off" && part.used_for_sign_in;
  const [email, phone, username] = [usable(settings.email_address), usable(settings.phone_number), usable(settings.username)];
  if (email && phone && username) return t("fields.any_identifier");
  if (email && phone) return t("fields.email_address_or_phone_number");
  if (email && username) return t("fields.email_address_or_username");
  if (phone && username) return t("fields.phone_number_or_username");
  return t(phone ? "fields.phone_number" : username ? "fields.username" : "fields.email_address");
}
