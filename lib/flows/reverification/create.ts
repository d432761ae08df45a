import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { operation } from "@/lib/operation";
import { refuseImpersonator, requireUser } from "@/lib/policy";
import { after, HOUR } from "@/lib/time";
import { load } from "./store";
import { viewOf } from "./view";

/**
 * Begin to confirm that the signed-in person is who they are.
 *
 * @throws authorization_invalid 403: somebody acts as this person
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/verify
 */
export const createReverification = operation({
  name: "reverification.create",
  input: z.strictObject({ level: z.enum(["first_factor", "second_factor", "multi_factor"]).default("first_factor") }),
  allow: (ctx) => refuseImpersonator(requireUser(ctx)),
  async run(ctx, input) {
    const now = ctx.now();
    const id = newId("reverification", now);
    await ctx.tx.reverification.create({
      data: { id, sessionId: requireUser(ctx).sessionId, level: input.level, abandonAt: after(now, HOUR), createdAt: now, updatedAt: now },
    });
    const loaded = await load(ctx, { id });
    if (!loaded) throw new Error("A stored reverification is gone.");
    return viewOf(ctx, loaded);
  },
});
