import { checkField, hiddenUsername, passwordField } from "../form/fields";
import { form } from "../form/form";
import { identifierOf } from "../person";
import { reverified } from "../reverify";
import { passwordHint } from "../words/hints";
import { openedArea, opener, section } from "./parts";
import type { Profile } from "./profile";

const CHANGE = "password:change";

/** The password: a first one, or another. */
export function passwordSection(profile: Profile): HTMLElement | null {
  const { stage, user, opened } = profile;
  const { t } = stage;
  if (!stage.environment.attributes.password.enabled) return null;
  return section(profile, "password", {
    title: t("password"),
    intro: t(user.passwordEnabled ? "password_set" : "no_password"),
    action: opener(profile, CHANGE, t(user.passwordEnabled ? "change_password" : "set_password")),
    body: [opened === CHANGE && openedArea(profile, null, passwordForm(profile))],
  });
}

function passwordForm({ stage, user, open, done }: Profile): HTMLElement {
  const { t } = stage;
  const current = user.passwordEnabled ? [passwordField(stage, "current-password", { name: "current_password", label: t("current_password") })] : [];
  return form(stage, {
    lead: [hiddenUsername(identifierOf(user))],
    fields: [
      ...current,
      passwordField(stage, "new-password", { name: "new_password", label: t("new_password"), hint: passwordHint(stage) }),
      checkField(stage, { name: "sign_out_of_other_sessions", label: [t("sign_out_others")], hint: t("sign_out_others_hint"), checked: true }),
    ],
    submit: t("save_password"),
    cancel: () => open(null),
    run: async ({ current_password, new_password = "", sign_out_of_other_sessions }) => {
      const signOutOfOtherSessions = sign_out_of_other_sessions === "true";
      await reverified(stage, () => user.updatePassword({ currentPassword: current_password, newPassword: new_password, signOutOfOtherSessions }));
      done("password", t(signOutOfOtherSessions ? "password_changed_others" : "password_changed"));
    },
  }).element;
}
