import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { createWebhookEndpoint } from "@/lib/resources/webhook-endpoints/create";
import { listWebhookEndpoints } from "@/lib/resources/webhook-endpoints/list";
import { webhookEndpointJson, webhookEndpointWithSecretJson } from "@/lib/resources/webhook-endpoints/serializer";

export const { GET, POST } = route({
  GET: backendEndpoint({
    summary: "All endpoints of webhooks",
    response: z.object({ data: z.array(webhookEndpointJson), total_count: z.number().int() }),
    handle: (ctx) => listWebhookEndpoints(ctx, {}),
  }),
  POST: backendEndpoint({
    summary: "Tell a URL of events; the secret that signs them is in this answer only",
    body: createWebhookEndpoint.input,
    response: webhookEndpointWithSecretJson,
    handle: (ctx, { body }) => createWebhookEndpoint(ctx, body),
  }),
});
