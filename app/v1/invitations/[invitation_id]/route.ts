import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deleteInvitation } from "@/lib/resources/invitations/delete";
import { deletedJson } from "@/lib/resources/users/serializer";

export const { DELETE, POST } = route({
  DELETE: backendEndpoint({
    summary: "Delete an invitation and every copy of its mail",
    response: deletedJson,
    handle: (ctx, { params }) => deleteInvitation(ctx, { invitation_id: params.invitation_id ?? "" }),
  }),
});
