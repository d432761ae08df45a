import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AboutYou } from "@/components/account/about-you";
import { EDIT_OF, type IdentificationEditing, type IdentificationKind } from "@/components/account/identification";
import { IdentificationSection } from "@/components/account/identification-section";
import { NameForm } from "@/components/account/name-form";
import { PictureForm } from "@/components/account/picture-form";
import type { AccountWords } from "@/components/account/types";
import { UsernameForm } from "@/components/account/username-form";
import { pageContext, requireUserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { MAX_IMAGE_BYTES } from "@/lib/images/process";
import { getUser } from "@/lib/resources/users/get";
import type { UserJson } from "@/lib/resources/users/json";
import { displayName, fullName } from "@/lib/resources/users/names";
import type { Settings } from "@/lib/settings/schema";
import { AccountPage, pictureOf } from "./account-page";
import { removePicture, removeUsername, saveName, savePicture, saveUsername } from "./actions";
import { addEmailAddress, makeEmailAddressPrimary, removeEmailAddress } from "./email-addresses/actions";
import { emailAddressesOf, phoneNumbersOf } from "./identifications";
import { addPhoneNumber, makePhoneNumberPrimary, removePhoneNumber } from "./phone-numbers/actions";
import { param, pathWith, type Search } from "./search";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "account")("profile.title") };
}

/** The profile: picture, name, username, email addresses and phone numbers. `?edit=` says what is open. */
export default async function ProfilePage({ searchParams }: Props) {
  const search = await searchParams;
  const ctx = await requireUserContext(pathWith("/user", search));
  const t = getTranslator(ctx.request.locale, "account");
  const user = await getUser(ctx, { user_id: ctx.actor.userId });
  const edit = param(search, "edit");
  const { settings } = ctx;
  const [emailAddresses, phoneNumbers] = [emailAddressesOf(user), phoneNumbersOf(user)];

  return (
    <AccountPage ctx={ctx} place="/user" search={search} heading={t("profile.title")} intro={t("profile.description")}>
      <AboutYou
        t={t}
        person={{ displayName: displayName(user), imageUrl: pictureOf(user), name: fullName(user.first_name, user.last_name) ?? "", username: user.username }}
        facts={["picture", ...(nameFields(user, settings, search).length > 0 ? (["name"] as const) : []), ...(settings.username.mode === "off" ? [] : (["username"] as const))]}
        editing={edit}
        form={aboutForm(edit, { t, user, settings, search })}
      />
      {settings.email_address.mode !== "off" || emailAddresses.length > 0 ? (
        <IdentificationSection
          t={t}
          kind="email_address"
          items={emailAddresses}
          actions={{ add: addEmailAddress, remove: removeEmailAddress, makePrimary: makeEmailAddressPrimary }}
          editing={editingOf("email_address", search)}
          typed={param(search, "email_address") ?? ""}
          mayAdd={settings.email_address.mode !== "off"}
        />
      ) : null}
      {settings.phone_number.mode !== "off" || phoneNumbers.length > 0 ? (
        <IdentificationSection
          t={t}
          kind="phone_number"
          items={phoneNumbers}
          actions={{ add: addPhoneNumber, remove: removePhoneNumber, makePrimary: makePhoneNumberPrimary }}
          editing={editingOf("phone_number", search)}
          typed={param(search, "phone_number") ?? ""}
          mayAdd={settings.phone_number.mode !== "off"}
        />
      ) : null}
    </AccountPage>
  );
}

function editingOf(kind: IdentificationKind, search: Search): IdentificationEditing {
  const [edit, names] = [param(search, "edit"), EDIT_OF[kind]];
  const question = edit === names.remove ? "remove" : edit === names.makePrimary ? "makePrimary" : null;
  return { add: edit === names.add, question, id: param(search, `${kind}_id`) };
}

function aboutForm(edit: string | undefined, { t, user, settings, search }: { t: AccountWords; user: UserJson; settings: Settings; search: Search }): ReactNode {
  if (edit === "picture") return <PictureForm t={t} action={savePicture} removeAction={user.has_image ? removePicture : null} maxBytes={MAX_IMAGE_BYTES} cancelHref="/user" />;
  if (edit === "name") return <NameForm t={t} action={saveName} fields={nameFields(user, settings, search)} cancelHref="/user" />;
  if (edit !== "username") return null;
  const mayRemove = user.username !== null && settings.username.mode !== "required";
  return (
    <UsernameForm
      t={t}
      action={saveUsername}
      removeAction={mayRemove ? removeUsername : null}
      value={param(search, "username") ?? user.username ?? ""}
      length={settings.username}
      cancelHref="/user"
    />
  );
}

/** The name's fields that the instance uses, with what was typed before the person had to confirm who they are. */
function nameFields(user: UserJson, settings: Settings, search: Search) {
  const fields = [
    { name: "first_name", autoComplete: "given-name" },
    { name: "last_name", autoComplete: "family-name" },
  ] as const;
  return fields
    .filter(({ name }) => settings[name].mode !== "off")
    .map((field) => ({ ...field, value: param(search, field.name) ?? user[field.name] ?? "", required: settings[field.name].mode === "required" }));
}
