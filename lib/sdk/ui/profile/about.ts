import { h, type Child } from "../dom";
import { inputs, textField } from "../form/fields";
import { form, linkButton } from "../form/form";
import { avatar } from "../person";
import { usernameHint } from "../words/hints";
import { openedArea, opener, section } from "./parts";
import type { Profile } from "./profile";

const MEGABYTE = 1024 * 1024;
const MAX_PICTURE_MB = 10;

/** Picture, name and username. */
export function aboutSection(profile: Profile): HTMLElement {
  const { stage, user } = profile;
  const { t, environment } = stage;
  const names = (["first_name", "last_name"] as const).filter((name) => environment.attributes[name].enabled);
  const name = [user.firstName, user.lastName].filter(Boolean).join(" ");
  const rows: Child[] = [
    fact(profile, "picture", t("picture"), avatar(user, "gh-avatar-large"), user.hasImage ? [t("change"), t("change_picture")] : [t("set"), t("add_picture")], () => pictureForm(profile)),
    names.length > 0 && fact(profile, "name", t("name"), shown(name), name ? [t("change"), t("change_name")] : [t("set"), t("add_name")], () => nameForm(profile, names)),
    environment.attributes.username.enabled && fact(profile, "username", t("username"), shown(user.username), user.username ? [t("change"), t("change_username")] : [t("set"), t("add_username")], () => usernameForm(profile)),
  ];
  return section(profile, "about", { title: t("about_you"), intro: t("profile_intro"), body: [h("ul", { class: "gh-rows", role: "list" }, ...rows)] });

  function shown(text: string | null): HTMLElement {
    return text ? h("bdi", {}, text) : h("span", { class: "gh-quiet" }, t("not_set"));
  }
}

function fact(profile: Profile, name: string, label: string, value: HTMLElement, [action, accessibleName]: [string, string], content: () => HTMLElement): HTMLElement {
  const what = `about:${name}`;
  return h(
    "li",
    {},
    h("div", { class: "gh-row" }, h("div", { class: "gh-what gh-fact" }, h("div", { class: "gh-quiet" }, label), h("div", {}, value)), h("div", { class: "gh-row-actions" }, opener(profile, what, action, accessibleName))),
    profile.opened === what && openedArea(profile, null, content()),
  );
}

function nameForm({ stage, user, open, done }: Profile, names: readonly ("first_name" | "last_name")[]): HTMLElement {
  const { t, environment } = stage;
  const field = (name: "first_name" | "last_name") => textField(stage, { name, label: t(name), value: name === "first_name" ? user.firstName : user.lastName, optional: !environment.attributes[name].required, attributes: inputs[name] });
  return form(stage, {
    fields: names.map(field),
    submit: t("save"),
    cancel: () => open(null),
    run: async ({ first_name, last_name }) => {
      await user.update({ firstName: first_name?.trim(), lastName: last_name?.trim() });
      done("about", t("name_saved"));
    },
  }).element;
}

function usernameForm({ stage, user, open, done, act }: Profile): HTMLElement {
  const { t, environment } = stage;
  const save = async (username: string) => {
    await user.update({ username });
    done("about", t(username ? "username_saved" : "username_removed"));
  };
  const { element } = form(stage, {
    fields: [textField(stage, { name: "username", label: t("username"), hint: usernameHint(stage), value: user.username, attributes: inputs.username })],
    submit: t("save"),
    cancel: () => open(null),
    run: ({ username = "" }) => save(username.trim()),
  });
  const removable = user.username && !environment.attributes.username.required;
  return h("div", { class: "gh-stack" }, element, removable && linkButton(t("remove_username"), () => act("about", () => save(""))));
}

function pictureForm({ stage, user, open, done, act }: Profile): HTMLElement {
  const { t } = stage;
  const field = textField(stage, { name: "file", label: t("picture_file"), hint: t("picture_hint", { megabytes: MAX_PICTURE_MB }), attributes: { type: "file", accept: "image/png,image/jpeg,image/webp,image/gif,image/avif" } });
  const { element } = form(stage, {
    fields: [field],
    submit: t("save_picture"),
    cancel: () => open(null),
    run: async () => {
      const [file] = field.control.files ?? [];
      if (!file) return field.fail(t("picture_missing"));
      // The server would say the same, after the upload.
      if (file.size > MAX_PICTURE_MB * MEGABYTE) return field.fail(t("picture_too_large", { megabytes: MAX_PICTURE_MB }));
      await user.setProfileImage({ file });
      done("about", t("picture_saved"));
    },
  });
  const remove = async () => {
    await user.setProfileImage({ file: null });
    done("about", t("picture_removed"));
  };
  return h("div", { class: "gh-stack" }, element, user.hasImage && linkButton(t("remove_picture"), () => act("about", remove)));
}
