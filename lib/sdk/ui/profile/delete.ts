import { textField } from "../form/fields";
import { form } from "../form/form";
import { reverified } from "../reverify";
import { isolate } from "../stage";
import { openedArea, opener, section } from "./parts";
import type { Profile } from "./profile";

const ASK = "delete:ask";

/** The end of the account, where people may end it themselves: a word must be typed, as nothing brings it back. */
export function deleteSection(profile: Profile): HTMLElement | null {
  const { stage, user, opened } = profile;
  const { t } = stage;
  if (!user.deleteSelfEnabled) return null;
  return section(profile, "delete", {
    title: t("delete_title"),
    intro: t("delete_text"),
    action: opener(profile, ASK, t("delete_action")),
    body: [opened === ASK && openedArea(profile, null, deleteForm(profile))],
  });
}

function deleteForm({ stage, user, open }: Profile): HTMLElement {
  const { t, clerk } = stage;
  const word = t("delete_word");
  const field = textField(stage, { name: "confirmation", label: t("delete_confirmation", { word: isolate(word) }), attributes: { autocomplete: "off", autocapitalize: "none", spellcheck: "false" } });
  return form(stage, {
    fields: [field],
    danger: true,
    submit: t("delete_confirm"),
    cancel: () => open(null),
    run: async ({ confirmation = "" }) => {
      if (confirmation.trim().toLocaleLowerCase() !== word.toLocaleLowerCase()) {
        field.fail(t("delete_mismatch", { word: isolate(word) }));
        return field.control.focus();
      }
      await reverified(stage, () => user.delete());
      await clerk.navigate(clerk.buildAfterSignOutUrl());
    },
  }).element;
}
