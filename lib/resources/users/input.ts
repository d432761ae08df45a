import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import { MAX_METADATA_BYTES, metadataTooLarge } from "./rules";

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

/** A password as it is typed. Its rules stand in `lib/passwords`; this only keeps giants out. */
export const passwordInput = z.string().min(1).max(4096);

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
