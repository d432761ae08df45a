import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import { MAX_METADATA_BYTES, metadataTooLarge, MOST_IDENTIFICATIONS } from "./rules";

/** An issue that carries the code of the published APIs; `parseInput` turns it into that error. */
const coded = (code: ErrorCode, meta: Record<string, unknown> = {}) => ({ error: code, params: { ...meta, code } });

const MAX_NAME_CHARACTERS = 256;

/** A first or last name: one line, outer spaces off. An empty one is none. */
export const nameInput = z
  .string()
  .max(MAX_NAME_CHARACTERS)
  .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), coded("form_param_format_invalid"))
  .transform((text) => text.trim() || null)
  .nullable();

/** A BCP 47 language tag. */
export const localeInput = z
  .string()
  .max(64)
  .refine(isLanguageTag, coded("form_param_format_invalid"))
  .nullable();

/** An IANA time zone that this server knows. */
export const timezoneInput = z
  .string()
  .max(64)
  .refine(isTimeZone, coded("form_param_value_invalid"))
  .nullable();

/** Changes to metadata: how large it may be is asked of what they make of it. */
export const metadataPatchInput = z.record(z.string(), z.json());

/** Arbitrary JSON below a size. */
export const metadataInput = metadataPatchInput.refine((value) => metadataTooLarge(value) === null, coded("form_param_exceeds_allowed_size", { max_bytes: MAX_METADATA_BYTES }));

/** A moment that is over, as RFC 3339 writes it. */
export const pastMomentInput = z
  .string()
  .max(64)
  .refine(isMoment, coded("form_param_invalid_date"))
  .refine((text) => new Date(text).getTime() <= Date.now(), coded("form_disallow_future_date"));

/** The id of a user in the operator's other systems. */
export const externalIdInput = z.string().min(1).max(256).nullable();

/** A username before its rules are asked; an empty one is none. */
export const usernameInput = z
  .string()
  .transform((text) => text.trim() || null)
  .nullable();

/** How many organizations a person may create; 0 for as many as they like. */
export const organizationsLimitInput = z
  .int32()
  .refine((limit) => limit >= 0, coded("form_param_value_invalid"))
  .nullable();

/** A list of texts, or of one of a few, of bounded length. */
export const listInput = <Item extends z.ZodType>(item: Item) =>
  z.array(item).refine((items) => items.length <= MOST_IDENTIFICATIONS, coded("form_param_array_size_exceeded", { max_items: MOST_IDENTIFICATIONS }));

/** A password as it is typed. Its rules stand in `lib/passwords`; this only keeps giants out. */
export const passwordInput = z.string().min(1).max(4096);

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** PostgreSQL has no year 0. */
function isMoment(text: string): boolean {
  return z.iso.datetime({ offset: true }).safeParse(text.toUpperCase()).success && new Date(text).getUTCFullYear() >= 1;
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
