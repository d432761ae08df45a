"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ApiError, type ErrorCode } from "@/lib/errors";
import { action } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { getTranslator } from "@/lib/i18n/translator";
import { requireUser } from "@/lib/policy";
import { removeProfileImage } from "@/lib/resources/users/remove-profile-image";
import { setProfileImage } from "@/lib/resources/users/set-profile-image";
import { updateUser } from "@/lib/resources/users/update";
import { donePath } from "./done";

const pixels = z.coerce.number().int().optional();

/** Save first and last name. An emptied field clears it; one that the form does not show stays as it is. */
export const saveName = action({ input: z.object({ first_name: z.string().optional(), last_name: z.string().optional() }) }, async (ctx, input, formData) => {
  const given = (["first_name", "last_name"] as const).filter((name) => formData.has(name));
  await updateUser(ctx, { user_id: requireUser(ctx).userId, ...Object.fromEntries(given.map((name) => [name, input[name] ?? null])) });
  redirect(donePath("/user", "name_saved"));
});

/** Save the username. */
export const saveUsername = action({ input: z.object({ username: z.string() }) }, async (ctx, { username }) => {
  await updateUser(ctx, { user_id: requireUser(ctx).userId, username });
  redirect(donePath("/user", "username_saved"));
});

/** Give the username up. */
export const removeUsername = action({ input: z.object({}) }, async (ctx) => {
  await updateUser(ctx, { user_id: requireUser(ctx).userId, username: null });
  redirect(donePath("/user", "username_removed"));
});

/** Save a picture; of the part that was chosen, or of its middle. */
export const savePicture = action(
  { input: z.object({ file: z.instanceof(File).optional(), crop_x: pixels, crop_y: pixels, crop_size: pixels }) },
  async (ctx, { file, crop_x: x, crop_y: y, crop_size: size }) => {
    const t = getTranslator(ctx.request.locale, "account");
    if (!file) return pictureProblem("form_param_missing", t("picture.missing"));
    const crop = x === undefined || y === undefined || size === undefined ? {} : { crop: { x, y, size } };
    try {
      await setProfileImage(ctx, { user_id: requireUser(ctx).userId, file: new Uint8Array(await file.arrayBuffer()), file_name: file.name.slice(0, 255), ...crop });
    } catch (error) {
      if (error instanceof ApiError && error.has("request_body_invalid")) return pictureProblem("request_body_invalid", t("picture.unreadable"));
      throw error;
    }
    redirect(donePath("/user", "picture_saved"));
  },
);

function pictureProblem(code: ErrorCode, message: string): Partial<FormState> {
  return { status: "error", errors: [{ code, param_name: "file", message }] };
}

/** Remove the picture. */
export const removePicture = action({ input: z.object({}) }, async (ctx) => {
  await removeProfileImage(ctx, { user_id: requireUser(ctx).userId });
  redirect(donePath("/user", "picture_removed"));
});
