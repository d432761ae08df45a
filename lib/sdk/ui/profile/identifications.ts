import type { EmailAddress, PhoneNumber } from "../../types";
import { h } from "../dom";
import { codeForm } from "../form/code-form";
import { inputs, textField } from "../form/fields";
import { form } from "../form/form";
import { linkWaiting } from "../form/link-waiting";
import { reverified } from "../reverify";
import { isolate } from "../stage";
import { openedArea, opener, section } from "./parts";
import type { Profile } from "./profile";

type Kind = "email_address" | "phone_number";

/** An email address or a phone number, as a row shows it. */
type Item = { id: string; text: string; verified: boolean; primary: boolean; resource: EmailAddress | PhoneNumber };

/** The email addresses: add, verify, make primary, remove. */
export function emailSection(profile: Profile): HTMLElement | null {
  const { emailAddresses, primaryEmailAddressId } = profile.user;
  return identifications(profile, "email_address", emailAddresses.map((resource) => itemOf(resource, resource.emailAddress, primaryEmailAddressId)));
}

/** The same with phone numbers. */
export function phoneSection(profile: Profile): HTMLElement | null {
  const { phoneNumbers, primaryPhoneNumberId } = profile.user;
  return identifications(profile, "phone_number", phoneNumbers.map((resource) => itemOf(resource, resource.phoneNumber, primaryPhoneNumberId)));
}

function itemOf(resource: EmailAddress | PhoneNumber, text: string, primaryId: string | null): Item {
  // The API has no verification at all for what was never to be proved.
  return { id: resource.id, text, verified: resource.verification?.status === "verified", primary: resource.id === primaryId, resource };
}

function identifications(profile: Profile, kind: Kind, items: Item[]): HTMLElement | null {
  const { stage, opened } = profile;
  const { t } = stage;
  if (!stage.environment.attributes[kind].enabled && items.length === 0) return null;
  const plural = kind === "email_address" ? "email_addresses" : "phone_numbers";
  const add = `${kind}:add`;
  const ordered = [...items].sort((one, other) => Number(other.primary) - Number(one.primary));
  return section(profile, kind, {
    title: t(plural),
    intro: t(`${plural}_intro`),
    action: opener(profile, add, t(`add_${kind}`)),
    body: [
      opened === add && openedArea(profile, null, addForm(profile, kind)),
      items.length > 0 ? h("ul", { class: "gh-rows", role: "list" }, ...ordered.map((item) => row(profile, kind, item))) : h("p", { class: "gh-quiet gh-said" }, t(`no_${kind}`)),
    ],
  });
}

function row(profile: Profile, kind: Kind, item: Item): HTMLElement {
  const { stage, user, opened } = profile;
  const { t } = stage;
  const named = { identifier: isolate(item.text) };
  const [verify, remove] = [`${kind}:verify:${item.id}`, `${kind}:remove:${item.id}`];
  const makePrimary = async () => {
    await reverified(stage, () => user.update(kind === "email_address" ? { primaryEmailAddressId: item.id } : { primaryPhoneNumberId: item.id }));
    profile.done(kind, t(`${kind}_made_primary`));
  };
  return h(
    "li",
    {},
    h(
      "div",
      { class: "gh-row" },
      h("div", { class: "gh-what gh-row-title" }, h("bdi", {}, item.text), item.primary && h("span", { class: "gh-badge" }, t("primary")), !item.verified && h("span", { class: "gh-badge gh-badge-caution" }, t("unverified"))),
      h(
        "div",
        { class: "gh-actions gh-row-actions" },
        !item.verified && opener(profile, verify, t("verify"), t("verify_name", named)),
        item.verified && !item.primary && h("button", { type: "button", class: "gh-button", "aria-label": t("make_primary_name", named), onclick: () => profile.act(kind, makePrimary) }, t("make_primary")),
        opener(profile, remove, t("remove"), t("remove_name", named)),
      ),
    ),
    opened === verify && openedArea(profile, t(`verify_${kind}`), verifyForm(profile, kind, item)),
    opened === remove && openedArea(profile, t("remove_title", named), removeForm(profile, kind, item)),
  );
}

function addForm({ stage, user, open }: Profile, kind: Kind): HTMLElement {
  const { t } = stage;
  return form(stage, {
    fields: [textField(stage, { name: kind, label: t(kind), hint: t(`${kind}_hint`), attributes: inputs[kind] })],
    submit: t("add_and_send"),
    cancel: () => open(null),
    run: async (values) => {
      const text = (values[kind] ?? "").trim();
      const { id } = await reverified<{ id: string }>(stage, () => (kind === "email_address" ? user.createEmailAddress({ email: text }) : user.createPhoneNumber({ phoneNumber: text })));
      open(`${kind}:verify:${id}`);
    },
  }).element;
}

/** Sends a code, or a link where the instance has only those, and waits for what comes of it. */
async function verifyForm({ stage, open, done }: Profile, kind: Kind, { text, resource }: Item): Promise<HTMLElement> {
  const { t } = stage;
  const verified = async () => done(kind, t(`${kind}_verified`));
  const named = { identifier: isolate(text) };
  if ("emailAddress" in resource && !stage.environment.attributes.email_address.verifications.includes("email_code")) {
    const waiting = linkWaiting(stage, { flow: resource.createEmailLinkFlow(), params: {}, verified: () => resource.verification.status === "verified", then: verified });
    const stop = () => {
      waiting.stop();
      open(null);
    };
    return h("div", { class: "gh-stack" }, h("p", { class: "gh-quiet" }, t("link_sent", named)), ...waiting.body, h("button", { type: "button", class: "gh-button", onclick: stop }, t("later")));
  }
  const element = await codeForm(stage, {
    submit: t("verify"),
    cancel: () => open(null),
    send: () => ("emailAddress" in resource ? resource.prepareVerification({ strategy: "email_code" }) : resource.prepareVerification()),
    attempt: async (code) => {
      await resource.attemptVerification({ code });
      await verified();
    },
  });
  return h("div", { class: "gh-stack" }, h("p", { class: "gh-quiet" }, t("code_sent", named)), element);
}

function removeForm({ stage, open, done }: Profile, kind: Kind, { resource }: Item): HTMLElement {
  const { t } = stage;
  const { element } = form(stage, {
    fields: [],
    danger: true,
    submit: t(`remove_${kind}`),
    cancel: () => open(null),
    run: async () => {
      await reverified<unknown>(stage, () => resource.destroy());
      done(kind, t(`${kind}_removed`));
    },
  });
  return h("div", { class: "gh-stack" }, h("p", { class: "gh-quiet" }, t("remove_text")), element);
}
