import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createInvitations } from "@/lib/resources/invitations/create";
import { invitationInput } from "@/lib/resources/invitations/input";
import { listInvitations } from "@/lib/resources/invitations/list";
import { invitationJson } from "@/lib/resources/invitations/serializer";
import { listJson } from "@/lib/resources/listing";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "The invitations, newest first",
    query: listInvitations.input,
    response: listJson(invitationJson),
    handle: (ctx, { query }) => listInvitations(ctx, query),
  }),
  POST: backendEndpoint({
    summary: "Invite an email address",
    body: invitationInput,
    response: invitationJson,
    handle: async (ctx, { body }) => first(await createInvitations(ctx, { invitations: [body] })),
  }),
});

function first<Item>([item]: Item[]): Item {
  return item as Item;
}
