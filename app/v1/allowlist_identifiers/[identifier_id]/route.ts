import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteAllowlistIdentifier } from "@/lib/resources/allowlist-identifiers/delete";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { DELETE, POST } = route({
  DELETE: backendEndpoint({
    summary: "Take an entry off the allowlist",
    response: deletedJson,
    handle: (ctx, { params }) => deleteAllowlistIdentifier(ctx, { identifier_id: params.identifier_id ?? "" }),
  }),
});
