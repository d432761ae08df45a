import type { FormAction } from "../form/form";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Confirmation } from "./confirmation";
import type { SecurityWords } from "./types";

/** Ends all sessions of the account, this one included. */
export function EverywhereSection({ t, count, action, editing, cancel }: { t: SecurityWords; count: number; action: FormAction; editing: boolean; cancel: string }) {
  return (
    <Section
      id="everywhere"
      title={t("everywhere.title")}
      description={t("everywhere.description")}
      action={
        editing ? null : (
          <LinkButton size="small" href="/user/security?edit=everywhere">
            {t("everywhere.action")}
          </LinkButton>
        )
      }
    >
      {editing ? (
        <div className="rounded-surface bg-sunken p-4 sm:p-5">
          <Confirmation
            action={action}
            title={t("everywhere.confirm_title", { count })}
            text={t("everywhere.confirm_text")}
            submit={t("everywhere.confirm")}
            cancel={cancel}
            cancelHref="/user/security"
          />
        </div>
      ) : null}
    </Section>
  );
}
