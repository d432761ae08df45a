/** The two kinds of identifiers that a person adds and proves by a code. */
export type IdentificationKind = "email_address" | "phone_number";

/** An email address or a phone number as the profile shows it. */
export type Identification = { id: string; kind: IdentificationKind; identifier: string; verified: boolean; primary: boolean; linked: boolean };

/** The namespace of the words for a kind. */
export const WORDS_OF = { email_address: "email_addresses", phone_number: "phone_numbers" } as const;

/** The values of `?edit=` on the profile. */
export const EDIT_OF = {
  email_address: { add: "email", remove: "remove-email", makePrimary: "primary-email" },
  phone_number: { add: "phone", remove: "remove-phone", makePrimary: "primary-phone" },
} as const;

/** Where a kind's addresses begin. */
export const PATH_OF = { email_address: "/user/email-addresses", phone_number: "/user/phone-numbers" } as const;

/** The page on which an address or a number is proved. */
export function verifyPath({ kind, id }: Pick<Identification, "kind" | "id">): string {
  return `${PATH_OF[kind]}/${id}/verify`;
}

/** What of a section is open: the form for a new one, or a question about one of them. */
export type IdentificationEditing = { add: boolean; question: "remove" | "makePrimary" | null; id: string | undefined };
