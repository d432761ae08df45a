import { z } from "zod";
import { apiError } from "@/lib/errors";

/** The part of a list that is asked for. */
export const pageInput = { limit: z.number().int().min(1).max(500).default(10), offset: z.number().int().min(0).max(2_147_483_647).default(0) };

/** The same where it is up to the caller whether the answer counts them all. */
export const optionalPageInput = { ...pageInput, paginated: z.boolean().default(false) };

/** A part of a list, and how many there are. */
export function pageJson<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), total_count: z.number().int() });
}

/** A part of a list, with or without how many there are. */
export function listJson<Item extends z.ZodType>(item: Item) {
  return z.union([z.array(item), pageJson(item)]);
}

/** Several things at once: at least one, and not more than are handled at once. */
export function listInput<Item extends z.ZodType>(item: Item, most: number) {
  return z
    .array(item)
    .min(1)
    .refine((items) => items.length <= most, { error: "too many", params: { code: "form_param_array_size_exceeded", max_items: most } });
}

/** The answer in the form that was asked for: counted, or the things alone. */
export async function inForm<Item>(paginated: boolean, data: Item[], count: () => Promise<number>): Promise<Item[] | { data: Item[]; total_count: number }> {
  return paginated ? { data, total_count: await count() } : data;
}

/** By which field a list is ordered: `-name` is the other way round. A `+` that nobody has encoded arrives as a space. */
export function orderInput<Field extends string>(fields: readonly [Field, ...Field[]], byDefault: `-${Field}`) {
  const accepted = fields.flatMap((field) => [field, `+${field}`, ` ${field}`, `-${field}`]);
  return z.enum(accepted as [string, ...string[]]).default(byDefault);
}

/**
 * What {@link orderInput} took, read.
 *
 * @throws form_param_value_invalid 422
 */
export function readOrder<Field extends string>(text: string, fields: readonly Field[]): { field: Field; direction: "asc" | "desc" } {
  const field = fields.find((each) => each === text.replace(/^[-+ ]/, ""));
  if (field === undefined) throw apiError("form_param_value_invalid", { param_name: "order_by" });
  return { field, direction: text.startsWith("-") ? "desc" : "asc" };
}
