import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { lockUser } from "@/lib/resources/users/store";

/**
 * Let a user open the dashboard. Only administrators and the system decide that: a secret key must not raise anybody.
 *
 * @throws authorization_invalid 403
 * @throws resource_not_found 404
 */
export const createAdministrator = operation({
  name: "administrator.create",
  input: z.strictObject({ user_id: z.string() }),
  allow(ctx) {
    requireAdministrator(ctx.actor);
    if (ctx.actor.type === "backend") throw apiError("authorization_invalid");
  },
  async run(ctx, input) {
    await lockUser(ctx.tx, input.user_id);
    const { count } = await ctx.tx.administrator.createMany({ data: [{ userId: input.user_id, createdAt: ctx.now() }], skipDuplicates: true });
    if (count > 0) await ctx.emit("administrator.created", { userId: input.user_id });
    return { user_id: input.user_id };
  },
});
