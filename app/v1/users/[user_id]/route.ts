import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteUser } from "@/lib/resources/users/delete";
import { getUser } from "@/lib/resources/users/get";
import { deletedJson, userJson } from "@/lib/resources/users/serializer";
import { updateUserByServer } from "@/lib/resources/users/update-by-server";

export const { GET, PATCH, DELETE } = route({
  GET: backendEndpoint({
    summary: "A user",
    response: userJson,
    handle: (ctx, { params }) => getUser(ctx, { user_id: params.user_id ?? "" }),
  }),
  PATCH: backendEndpoint({
    summary: "Change a user",
    body: updateUserByServer.input.omit({ user_id: true }),
    response: userJson,
    handle: (ctx, { params, body }) => updateUserByServer(ctx, { ...body, user_id: params.user_id ?? "" }),
  }),
  DELETE: backendEndpoint({
    summary: "Delete a user",
    response: deletedJson,
    handle: (ctx, { params }) => deleteUser(ctx, { user_id: params.user_id ?? "" }),
  }),
});
