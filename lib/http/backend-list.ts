import { z } from "zod";

/** Which part of a list a server asks for. */
export const pageQuery = {
  limit: z.number().int().min(1).max(500).default(10),
  offset: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
};

/** The same where the published SDKs say that they want to know how many there are in all. */
export const paginatedQuery = { ...pageQuery, paginated: z.boolean().default(false) };

type Page<Item> = { data: Item[]; total_count: number };

/** What a list is answered with that is bare unless `paginated` asks for the number of all. */
export function backendListJson<Item extends z.ZodType>(item: Item) {
  return z.union([z.array(item), z.object({ data: z.array(item), total_count: z.number().int() })]);
}

/** The page of a list in the form that was asked for. */
export function backendList<Item>({ data, total_count }: Page<Item>, paginated: boolean): Item[] | Page<Item> {
  return paginated ? { data, total_count } : data;
}
