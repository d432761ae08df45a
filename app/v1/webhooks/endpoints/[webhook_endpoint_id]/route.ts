import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { deletedJson } from "@/lib/resources/users/serializer";
import { deleteWebhookEndpoint } from "@/lib/resources/webhook-endpoints/delete";
import { getWebhookEndpoint } from "@/lib/resources/webhook-endpoints/get";
import { webhookEndpointJson } from "@/lib/resources/webhook-endpoints/serializer";
import { updateWebhookEndpoint } from "@/lib/resources/webhook-endpoints/update";

const idOf = (params: Record<string, string>) => ({ webhook_endpoint_id: params.webhook_endpoint_id ?? "" });

export const { GET, POST, PATCH, DELETE } = route({
  GET: backendEndpoint({
    summary: "An endpoint of webhooks",
    response: webhookEndpointJson,
    handle: (ctx, { params }) => getWebhookEndpoint(ctx, idOf(params)),
  }),
  PATCH: backendEndpoint({
    summary: "Change an endpoint of webhooks, or switch it off or on",
    body: updateWebhookEndpoint.input.omit({ webhook_endpoint_id: true }),
    response: webhookEndpointJson,
    handle: (ctx, { params, body }) => updateWebhookEndpoint(ctx, { ...body, ...idOf(params) }),
  }),
  DELETE: backendEndpoint({
    summary: "Tell an endpoint nothing more, and forget what it was told",
    response: deletedJson,
    handle: (ctx, { params }) => deleteWebhookEndpoint(ctx, idOf(params)),
  }),
});
