import { Confirmation } from "../account/confirmation";
import type { FormAction } from "../form/form";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import type { KeysWords } from "./types";

/** The key that signs session tokens: replaced in time, or at once where it is in wrong hands. */
export function SigningKeySection({ t, path, editing, action }: { t: KeysWords; path: string; editing: "replace" | "replace-now" | undefined; action: FormAction }) {
  return (
    <Section id="signing-key" title={t("signing.title")} description={t("signing.description")}>
      {editing ? (
        <Confirmation
          action={action}
          hidden={editing === "replace-now" ? { immediately: "true" } : {}}
          title={t(editing === "replace" ? "signing.replace_title" : "signing.now_title")}
          text={t(editing === "replace" ? "signing.replace_text" : "signing.now_text")}
          submit={t(editing === "replace" ? "signing.replace" : "signing.now")}
          cancel={t("cancel")}
          cancelHref={path}
          danger={editing === "replace-now"}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <LinkButton size="small" href={`${path}?edit=replace#edit`}>
            {t("signing.replace")}
          </LinkButton>
          <LinkButton size="small" variant="quiet" href={`${path}?edit=replace-now#edit`}>
            {t("signing.now")}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}
