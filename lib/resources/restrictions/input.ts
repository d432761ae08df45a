import { z } from "zod";
import { apiError } from "@/lib/errors";
import { violatedIndex } from "@/lib/resources/unique-violation";
import type { Settings } from "@/lib/settings/schema";
import { readListEntry, type Identifier } from "./identifier";

/** An entry of a list as an operator writes it. */
export const listEntryInput = z.string().min(1).max(320);

/**
 * Read an entry for a list.
 *
 * @throws form_param_format_invalid 422
 */
export function listEntryOf(text: string, settings: Settings): Identifier {
  const identifier = readListEntry(text, settings.phone_number.default_country);
  if (identifier === null) throw apiError("form_param_format_invalid", { param_name: "identifier" });
  return identifier;
}

/**
 * Write an entry, once.
 *
 * @throws duplicate_record 400
 */
export async function listingOnce<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (error) {
    throw violatedIndex(error) === null ? error : apiError("duplicate_record", { param_name: "identifier" });
  }
}
