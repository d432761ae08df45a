import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { replayWebhookDelivery } from "@/lib/resources/webhook-deliveries/replay";
import { webhookDeliveryJson } from "@/lib/resources/webhook-deliveries/serializer";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "Send a message to its endpoint again",
    response: webhookDeliveryJson,
    handle: (ctx, { params }) => replayWebhookDelivery(ctx, { webhook_delivery_id: params.webhook_delivery_id ?? "" }),
  }),
});
