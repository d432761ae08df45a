import { z } from "zod";
import { env } from "@/lib/env";
import { MAX_IMAGE_BYTES, processProfileImage } from "@/lib/images/process";
import { imagePath } from "@/lib/images/read";
import { deleteImage, insertImage } from "@/lib/images/store";
import { operation, type OperationContext } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import type { ImageJson } from "./serializer";
import { lockUser } from "./store";

const pixels = z.number().min(0).max(100_000);

/**
 * Give a user a picture: cut to a square, drawn anew. The old one is deleted.
 *
 * @throws image_too_large 413: more than 10 MB
 * @throws request_body_invalid 400: not a picture
 * @throws form_param_missing, form_param_value_invalid 422: no bytes; a crop outside of the picture
 * @see Clerk Frontend API, POST /v1/me/profile_image
 */
export const setProfileImage = operation({
  name: "user.set_profile_image",
  input: z.strictObject({
    user_id: z.string(),
    /** One byte more than allowed is let through, so that the picture's own check names the right error. */
    file: z.instanceof(Uint8Array).transform((bytes) => bytes.subarray(0, MAX_IMAGE_BYTES + 1)),
    file_name: z.string().max(1024).default("picture"),
    /** In pixels of the picture as people see it. */
    crop: z.strictObject({ x: pixels, y: pixels, size: pixels.min(1) }).optional(),
  }),
  allow: (ctx, input) => requireSelf(ctx.actor, input.user_id),
  async gather(ctx, input) {
    if (ctx.actor.type === "user") await consume("image_upload_user", input.user_id, ctx.settings);
    return processProfileImage(input.file, input.crop ? { crop: input.crop } : {});
  },
  async run(ctx, input, image): Promise<ImageJson> {
    await lockUser(ctx.tx, input.user_id);
    const name = input.file_name.replace(/[\p{Cc}\p{Cf}]/gu, "");
    const { id } = await insertImage(ctx.tx, { userId: input.user_id, name, image });
    await replaceImage(ctx, input.user_id, id);
    await ctx.emit("user.updated", { userId: input.user_id, data: { changed: ["profile_image"] } });
    return { object: "image", id, name, public_url: new URL(imagePath(id), env.PORTAL_URL).href };
  },
});

/** Point a user, whose row is held, to another picture or none, and delete the one before. */
export async function replaceImage(ctx: OperationContext, userId: string, imageId: string | null): Promise<string | null> {
  const { imageId: before } = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId }, select: { imageId: true } });
  await ctx.tx.user.update({ where: { id: userId }, data: { imageId, updatedAt: ctx.now() } });
  if (before) await deleteImage(ctx.tx, before);
  return before;
}
