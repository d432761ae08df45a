import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { rotateWebhookSecret } from "@/lib/resources/webhook-endpoints/rotate-secret";
import { webhookEndpointWithSecretJson } from "@/lib/resources/webhook-endpoints/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Give an endpoint a new secret; for a day the old one signs too",
    response: webhookEndpointWithSecretJson,
    handle: (ctx, { params }) => rotateWebhookSecret(ctx, { webhook_endpoint_id: params.webhook_endpoint_id ?? "" }),
  }),
});
