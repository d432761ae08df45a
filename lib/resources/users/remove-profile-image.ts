import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import type { DeletedJson } from "./serializer";
import { replaceImage } from "./set-profile-image";
import { lockUser } from "./store";

/**
 * Go back to the drawn picture.
 *
 * @throws resource_not_found 404: there is no picture
 * @see Clerk Frontend API, DELETE /v1/me/profile_image
 */
export const removeProfileImage = operation({
  name: "user.remove_profile_image",
  input: z.strictObject({ user_id: z.string() }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async run(ctx, input): Promise<DeletedJson> {
    await lockUser(ctx.tx, input.user_id);
    const id = await replaceImage(ctx, input.user_id, null);
    if (id === null) throw apiError("resource_not_found");
    await ctx.emit("user.updated", { userId: input.user_id, data: { changed: ["profile_image"] } });
    return { object: "image", id, deleted: true };
  },
});
