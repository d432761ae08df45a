import { z } from "zod";
import { query } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { serializeEvent, type EventJson } from "./serializer";

/**
 * A person's security log, the newest first.
 *
 * @param input.before the `next` of the page before
 * @param input.limit  1 to 100
 * @returns `next`: what to ask with for older ones; null when these are the oldest
 */
export const listOwnEvents = query({
  name: "event.list_own",
  input: z.strictObject({
    user_id: z.string(),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(BigInt)
      .optional(),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async run({ tx }, { user_id, before, limit }): Promise<{ data: EventJson[]; next: string | null }> {
    const rows = await tx.event.findMany({
      where: { userId: user_id, ...(before === undefined ? {} : { sequence: { lt: before } }) },
      orderBy: { sequence: "desc" },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    return { data: page.map(serializeEvent), next: rows.length > limit ? String(page.at(-1)?.sequence) : null };
  },
});
