import { h } from "./dom";

/** What of a person is shown. */
export type Shown = {
  firstName: string | null;
  lastName: string | null;
  username: string | null;
  imageUrl: string;
  hasImage: boolean;
  primaryEmailAddressId: string | null;
  primaryPhoneNumberId: string | null;
  emailAddresses: readonly { id: string; emailAddress: string }[];
  phoneNumbers: readonly { id: string; phoneNumber: string }[];
};

/** What somebody is called: their name, else what they sign in with. */
export function nameOf(person: Shown): string {
  return [person.firstName, person.lastName].filter(Boolean).join(" ") || person.username || identifierOf(person);
}

/** What somebody signs in with. */
export function identifierOf(person: Shown): string {
  const email = person.emailAddresses.find(({ id }) => id === person.primaryEmailAddressId) ?? person.emailAddresses[0];
  const phone = person.phoneNumbers.find(({ id }) => id === person.primaryPhoneNumberId) ?? person.phoneNumbers[0];
  return email?.emailAddress ?? person.username ?? phone?.phoneNumber ?? "";
}

/** Somebody's picture, or their initials. Decoration beside the name. */
export function avatar(person: Shown, className = ""): HTMLElement {
  const style = `gh-avatar ${className}`;
  if (person.hasImage) return h("img", { class: style, src: person.imageUrl, alt: "" });
  return h("span", { class: style, "aria-hidden": "true" }, initialsOf(nameOf(person)));
}

/** One or two letters that stand for a name: "Ada Lovelace" → "AL", "ada@example.com" → "A". */
export function initialsOf(name: string): string {
  const initials = name.replace(/@.*/, "").split(/[\s._-]+/u).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  return [initials[0], initials.length > 1 ? initials.at(-1) : ""].join("").toLocaleUpperCase();
}
