import type { SecurityWords } from "@/components/account/types";
import type { UserJson } from "@/lib/resources/users/json";
import { identifierOf } from "@/lib/resources/users/names";

/** What somebody types to delete their account: what they sign in as, or a word where there is no such thing. */
export function confirmationWord(user: UserJson, t: SecurityWords): string {
  return identifierOf(user) ?? t("delete.word");
}

/** Whether what was typed is that. Capitals and spaces around it, which telephones add, are no matter. */
export function isConfirmed(typed: string, word: string): boolean {
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "").trim().normalize("NFKC").toLowerCase();
  return plain(typed) === plain(word);
}
