import { z } from "zod";
import { query } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { findUser, userFor } from "./store";

/**
 * A user, as the asking actor may see them.
 *
 * @throws resource_not_found 404: nobody has that id, or it is somebody else
 * @see Clerk Backend API, GET /v1/users/{id}
 */
export const getUser = query({
  name: "user.get",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  run: async (ctx, input) => userFor(ctx, await findUser(ctx.tx, input.user_id)),
});
