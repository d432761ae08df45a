import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deletePasskey } from "@/lib/resources/passkeys/delete";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { POST, DELETE } = route({
  DELETE: backendEndpoint({
    summary: "Take a passkey off a user",
    response: deletedJson,
    handle: (ctx, { params: { user_id = "", passkey_id = "" } }) => deletePasskey(ctx, { user_id, passkey_id }),
  }),
});
