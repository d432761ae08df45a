import type { FormAction } from "../form/form";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Confirmation } from "./confirmation";
import type { SessionsWords } from "./types";

/** Signs out all devices but this one. */
export function OtherSessions({ t, count, action, editing, cancel }: { t: SessionsWords; count: number; action: FormAction; editing: boolean; cancel: string }) {
  if (count === 0) return <p className="text-ink-quiet">{t("only_this")}</p>;
  return (
    <Section
      id="others"
      title={t("others_title")}
      description={t("others_text", { count })}
      action={
        editing ? null : (
          <LinkButton size="small" href="/user/sessions?edit=sign-out-others">
            {t("others")}
          </LinkButton>
        )
      }
    >
      {editing ? (
        <div className="rounded-surface bg-sunken p-4 sm:p-5">
          <Confirmation
            action={action}
            title={t("others_confirm_title", { count })}
            text={t("others_confirm_text")}
            submit={t("others_confirm")}
            cancel={cancel}
            cancelHref="/user/sessions"
          />
        </div>
      ) : null}
    </Section>
  );
}
