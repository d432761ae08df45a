import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { getUser } from "@/lib/resources/users/get";
import { removeProfileImage } from "@/lib/resources/users/remove-profile-image";
import { userJson } from "@/lib/resources/users/serializer";
import { setProfileImage } from "@/lib/resources/users/set-profile-image";

export const { POST, DELETE } = route({
  POST: backendEndpoint({
    summary: "Give a user a picture",
    body: setProfileImage.input.pick({ file: true, file_name: true }),
    takesFile: true,
    response: userJson,
    async handle(ctx, { params, body }) {
      await setProfileImage(ctx, { ...body, user_id: params.user_id ?? "" });
      return getUser(ctx, { user_id: params.user_id ?? "" });
    },
  }),
  DELETE: backendEndpoint({
    summary: "Remove a user's picture",
    response: userJson,
    async handle(ctx, { params }) {
      await removeProfileImage(ctx, { user_id: params.user_id ?? "" });
      return getUser(ctx, { user_id: params.user_id ?? "" });
    },
  }),
});
