import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createInvitations, MOST_INVITATIONS } from "@/lib/resources/invitations/create";
import { invitationInput } from "@/lib/resources/invitations/input";
import { invitationJson } from "@/lib/resources/invitations/serializer";
import { listInput } from "@/lib/resources/listing";

/** Each may bring metadata of its own. */
const MAX_BYTES = 1024 * 1024;

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Invite several email addresses: all, or on any problem none",
    takesList: true,
    maxBytes: MAX_BYTES,
    body: listInput(invitationInput, MOST_INVITATIONS),
    response: z.array(invitationJson),
    handle: (ctx, { body }) => createInvitations(ctx, { invitations: body }),
  }),
});
