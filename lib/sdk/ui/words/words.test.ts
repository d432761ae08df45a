import { describe, expect, it } from "vitest";
import * as arabic from "@/lib/i18n/messages/ar";
import * as english from "@/lib/i18n/messages/en";
import * as german from "@/lib/i18n/messages/de";
import { placeholdersOf } from "@/lib/i18n/placeholders";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { languages, loadWords, type Words } from "./words";

/** Our keys for what the portal's pages say, namespace by namespace. */
const said = {
  common: {
    show_password: "words.show_password",
    hide_password: "words.hide_password",
    caps_lock_on: "words.caps_lock_on",
    close: "words.close",
    optional: "words.optional",
    try_again_in: "words.try_again_in",
    try_again_now: "words.try_again_now",
    offline: "words.offline",
    back: "back",
    cancel: "cancel",
    other_accounts: "other_accounts",
    add_account: "add_account",
    sign_out: "sign_out",
    sign_out_all: "sign_out_all",
    signed_in_as: "signed_in_as",
    places: "places",
  },
  door: {
    go_on: "go_on",
    email_address: "fields.email_address",
    phone_number: "fields.phone_number",
    username: "fields.username",
    email_address_or_phone_number: "fields.email_address_or_phone_number",
    email_address_or_username: "fields.email_address_or_username",
    phone_number_or_username: "fields.phone_number_or_username",
    any_identifier: "fields.any_identifier",
    password: "fields.password",
    new_password: "fields.new_password",
    first_name: "fields.first_name",
    last_name: "fields.last_name",
    code: "fields.code",
    phone_number_hint: "fields.phone_number_hint",
    username_hint: "fields.username_hint",
    password_hint: "fields.password_hint",
    sign_in_heading: "sign_in.heading",
    no_account: "sign_in.no_account",
    create_account: "sign_in.sign_up",
    password_heading: "password.heading",
    change: "password.change",
    forgot: "password.forgot",
    sign_in: "password.submit",
    other_way: "password.other_way",
    methods_heading: "methods.heading",
    with_password: "methods.password",
    with_email_code: "methods.email_code",
    with_email_link: "methods.email_link",
    with_phone_code: "methods.phone_code",
    no_way_title: "methods.none_title",
    no_way: "methods.none",
    mail_heading: "code.mail_heading",
    phone_heading: "code.phone_heading",
    code_sent: "code.sent",
    link_sent: "code.link_sent",
    link_waiting: "code.link_waiting",
    look_in_spam: "code.look_in_spam",
    resend: "code.resend",
    resend_in: "code.resend_in",
    resend_ready: "code.resend_ready",
    resent: "code.resent",
    resend_link: "code.resend_link",
    resend_link_in: "code.resend_link_in",
    resend_link_ready: "code.resend_link_ready",
    resent_link: "code.resent_link",
    link_over: "link.expired",
    forgot_heading: "forgot.heading",
    forgot_intro: "forgot.intro",
    reset_code_sent: "forgot.code_sent",
    new_password_heading: "new_password.heading",
    new_password_intro: "new_password.intro",
    new_password_submit: "new_password.submit",
    sign_up_heading: "sign_up.heading",
    unknown: "sign_up.unknown",
    sign_up_submit: "sign_up.submit",
    have_account: "sign_up.have_account",
    instead_email_address: "sign_up.instead.email_address",
    instead_phone_number: "sign_up.instead.phone_number",
    instead_username: "sign_up.instead.username",
    legal: "sign_up.legal",
    legal_terms: "sign_up.legal_terms",
    legal_privacy: "sign_up.legal_privacy",
    legal_both: "sign_up.legal_both",
    closed_heading: "sign_up.closed_heading",
    restricted: "sign_up.restricted",
    waitlist: "sign_up.waitlist",
    almost_heading: "go_on_sign_up.heading",
    almost_intro: "go_on_sign_up.intro",
    verify_email_heading: "verify_email.heading",
    change_address: "verify_email.change",
    verify_phone_heading: "verify_phone.heading",
    change_number: "verify_phone.change",
  },
  account: {
    profile: "places.profile",
    profile_intro: "profile.description",
    security: "places.security",
    about_you: "profile.section",
    picture: "profile.picture",
    name: "profile.name",
    not_set: "profile.not_set",
    set: "profile.add",
    change_picture: "profile.change_picture",
    add_picture: "profile.add_picture",
    change_name: "profile.change_name",
    add_name: "profile.add_name",
    change_username: "profile.change_username",
    add_username: "profile.add_username",
    save: "form.save",
    remove_username: "username.remove",
    picture_file: "picture.choose",
    picture_hint: "picture.hint",
    picture_too_large: "picture.too_large",
    picture_missing: "picture.missing",
    save_picture: "picture.save",
    remove_picture: "picture.remove",
    email_addresses: "email_addresses.title",
    email_addresses_intro: "email_addresses.description",
    add_email_address: "email_addresses.add",
    no_email_address: "email_addresses.empty_title",
    email_address_hint: "email_addresses.hint",
    remove_email_address: "email_addresses.remove",
    add_and_send: "email_addresses.send",
    remove_title: "email_addresses.remove_title",
    remove_text: "email_addresses.remove_text",
    phone_numbers: "phone_numbers.title",
    phone_numbers_intro: "phone_numbers.description",
    add_phone_number: "phone_numbers.add",
    no_phone_number: "phone_numbers.empty_title",
    remove_phone_number: "phone_numbers.remove",
    primary: "identification.primary",
    unverified: "identification.unverified",
    verify: "identification.verify",
    verify_name: "identification.verify_name",
    make_primary: "identification.make_primary",
    make_primary_name: "identification.make_primary_name",
    remove: "identification.remove",
    remove_name: "identification.remove_name",
    verify_email_address: "verify.title_email_address",
    verify_phone_number: "verify.title_phone_number",
    later: "verify.later",
    reverify_heading: "reverify.title",
    reverify_text: "reverify.text",
    you_are: "reverify.signed_in_as",
    send_email: "reverify.send_email",
    send_phone: "reverify.send_phone",
    reverify_impossible: "reverify.impossible",
    name_saved: "done.name_saved",
    username_saved: "done.username_saved",
    username_removed: "done.username_removed",
    picture_saved: "done.picture_saved",
    picture_removed: "done.picture_removed",
    email_address_verified: "done.email_address_verified",
    email_address_removed: "done.email_address_removed",
    email_address_made_primary: "done.email_address_made_primary",
    phone_number_verified: "done.phone_number_verified",
    phone_number_removed: "done.phone_number_removed",
    phone_number_made_primary: "done.phone_number_made_primary",
    password_changed: "done.password_changed",
    password_changed_others: "done.password_changed_others_signed_out",
    device_signed_out: "done.device_signed_out",
  },
  security: {
    password_set: "password.set_long_ago",
    no_password: "password.none",
    change_password: "password.change",
    set_password: "password.add",
    current_password: "password.current",
    sign_out_others: "password.sign_out_others",
    sign_out_others_hint: "password.sign_out_others_hint",
    save_password: "password.save",
    delete_title: "delete.title",
    delete_text: "delete.description",
    delete_action: "delete.action",
    delete_confirmation: "delete.confirmation",
    delete_word: "delete.word",
    delete_mismatch: "delete.mismatch",
    delete_confirm: "delete.confirm",
  },
  sessions: {
    devices: "title",
    devices_intro: "description",
    this_device: "this_device",
    browser_on_system: "browser_on_system",
    unknown_device: "unknown_device",
    city_and_country: "city_and_country",
    active_now: "active_now",
    last_seen: "last_seen",
    sign_out_name: "sign_out_name",
  },
} as const;

const ours: Record<string, Words> = { en, de, ar };
const portal: Record<string, unknown> = { en: english, de: german, ar: arabic };

describe.each(languages)("the words in %s", (language) => {
  const words = ours[language] as unknown as Record<string, string | Record<string, string>>;

  it("are all there, each with the values of the English one", () => {
    expect(Object.keys(words)).toEqual(Object.keys(en));
    expect(Object.keys(words.errors ?? {})).toEqual(Object.keys(en.errors));
    for (const [key, text] of flat(words)) {
      expect(text, key).not.toBe("");
      expect([...placeholdersOf(text)].sort(), key).toEqual([...placeholdersOf(flat(en).get(key) ?? "")].sort());
    }
  });

  it("are those of the portal where it says the same", () => {
    for (const [namespace, keys] of Object.entries(said)) {
      for (const [key, path] of Object.entries(keys)) {
        // A date stands between tags there, because it is an element there.
        const theirs = String(at(portal[language], `${namespace}.${path}`)).replace("<when></when>", "{when}");
        expect(words[key], key).toBe(theirs);
      }
    }
    for (const [code, text] of Object.entries(words.errors ?? {})) expect(text, code).toBe(at(portal[language], `errors.${code}`));
  });

  it("can be loaded", async () => {
    expect(await loadWords(language)).toBe(ours[language]);
  });
});

it("speaks English where it knows no better", async () => {
  expect(await loadWords("tlh")).toBe(en);
});

function flat(words: object, prefix = ""): Map<string, string> {
  return new Map(Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value as object, `${key}.`)])));
}

function at(messages: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], messages);
}
