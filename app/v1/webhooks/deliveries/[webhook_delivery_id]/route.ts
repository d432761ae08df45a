import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { getWebhookDelivery } from "@/lib/resources/webhook-deliveries/get";
import { webhookDeliveryWithAttemptsJson } from "@/lib/resources/webhook-deliveries/serializer";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "A delivery of a webhook, with every attempt at it",
    response: webhookDeliveryWithAttemptsJson,
    handle: (ctx, { params }) => getWebhookDelivery(ctx, { webhook_delivery_id: params.webhook_delivery_id ?? "" }),
  }),
});
