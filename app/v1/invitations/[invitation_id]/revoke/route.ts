import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { revokeInvitation } from "@/lib/resources/invitations/revoke";
import { invitationJson } from "@/lib/resources/invitations/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Take an invitation back",
    response: invitationJson,
    handle: (ctx, { params }) => revokeInvitation(ctx, { invitation_id: params.invitation_id ?? "" }),
  }),
});
