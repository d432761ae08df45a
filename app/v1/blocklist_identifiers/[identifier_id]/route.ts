import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteBlocklistIdentifier } from "@/lib/resources/blocklist-identifiers/delete";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { DELETE, POST } = route({
  DELETE: backendEndpoint({
    summary: "Take an entry off the blocklist",
    response: deletedJson,
    handle: (ctx, { params }) => deleteBlocklistIdentifier(ctx, { identifier_id: params.identifier_id ?? "" }),
  }),
});
