import { isolate } from "@/components/account/isolate";
import { formatPhoneNumber } from "@/lib/resources/phone-numbers/rules";

/** An address, number or name as people write it. Masked ones stay as they are. */
export function writtenIdentifier(identifier: string): string {
  return /^\+\d+$/.test(identifier) ? formatPhoneNumber(identifier) : identifier;
}

/** The same, to stand inside of a sentence of either direction. */
export function shownIdentifier(identifier: string | null): string {
  return isolate(writtenIdentifier(identifier ?? ""));
}
