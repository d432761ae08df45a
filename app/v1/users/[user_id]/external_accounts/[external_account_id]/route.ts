import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteExternalAccount } from "@/lib/resources/external-accounts/delete";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { POST, DELETE } = route({
  DELETE: backendEndpoint({
    summary: "Take a connected account off a user",
    response: deletedJson,
    handle: (ctx, { params: { user_id = "", external_account_id = "" } }) => deleteExternalAccount(ctx, { user_id, external_account_id }),
  }),
});
