import { z } from "zod";
import { errorOf, type Outcome } from "./outcome";
import { importInput } from "./input";

/** What one request may bring. */
export const MOST_USERS = 1_000;
export const MOST_BATCH_BYTES = 8 * 1024 * 1024;

/** Each user is looked at by itself, so that one who is malformed keeps out nobody else; this is what each is held against. */
const described = z.unknown().meta({ ...z.toJSONSchema(importInput, { io: "input", unrepresentable: "any" }), $schema: undefined });

export const batchInput = z.array(described).min(1).max(MOST_USERS);

const errorJson = z.object({ code: z.string(), message: z.string(), long_message: z.string(), meta: z.record(z.string(), z.unknown()) });

/** What became of a batch, in the order in which it came. `exists`: the user was there before, by `external_id`, else by `id`, else by the first identifier; nothing of them was changed. */
export const batchJson = z.object({
  object: z.literal("user_batch"),
  data: z.array(z.object({ status: z.enum(["created", "exists", "refused"]), user_id: z.string().nullable(), errors: z.array(errorJson) })),
  created_count: z.number().int(),
  exists_count: z.number().int(),
  refused_count: z.number().int(),
});

export function serializeBatch(outcomes: readonly Outcome[]): z.infer<typeof batchJson> {
  const count = (status: Outcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
  const data = outcomes.map((outcome) => ({
    status: outcome.status,
    user_id: outcome.status === "refused" ? null : outcome.userId,
    errors: outcome.status === "refused" ? outcome.refusals.map(errorOf) : [],
  }));
  return { object: "user_batch", data, created_count: count("created"), exists_count: count("exists"), refused_count: count("refused") };
}
