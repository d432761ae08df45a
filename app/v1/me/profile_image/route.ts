import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { removeProfileImage } from "@/lib/resources/users/remove-profile-image";
import { deletedJson, imageJson } from "@/lib/resources/users/serializer";
import { setProfileImage } from "@/lib/resources/users/set-profile-image";

export const { POST, DELETE, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Give the signed-in person a picture",
    body: setProfileImage.input.pick({ file: true, file_name: true }),
    takesFile: true,
    response: imageJson,
    handle: (ctx, { body }) => setProfileImage(ctx, { ...body, user_id: requireUser(ctx).userId }),
  }),
  DELETE: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Remove the signed-in person's picture",
    response: deletedJson,
    handle: (ctx) => removeProfileImage(ctx, { user_id: requireUser(ctx).userId }),
  }),
});
